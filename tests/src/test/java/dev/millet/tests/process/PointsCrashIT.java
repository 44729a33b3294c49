package dev.millet.tests.process;

import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.Test;

/**
 * The process is killed while points are granted; whatever was answered is there afterwards,
 * nothing is there twice, and the books balance.
 */
public class PointsCrashIT {

  private static final int MEMBERS = 4;
  private static final int GRANTS = 400;
  private static final int ENOUGH = 150;

  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicIntegerArray answers = new AtomicIntegerArray(MEMBERS);
  private final AtomicIntegerArray asked = new AtomicIntegerArray(MEMBERS);

  @Test
  public void aKillLosesNoPointsAndGrantsNoneTwice() throws Exception {
    Path work = Path.of(System.getProperty("millet.test.output"));
    Path data = Files.createTempDirectory(Files.createDirectories(work), "points-");
    List<Long> members = new ArrayList<>();
    try (MilletProcess first = start(data)) {
      Api api = new Api(first.address("/"));
      String operator = Operator.of(first).token();
      for (int i = 0; i < MEMBERS; i++) {
        String token = api.member("earner" + i, operator);
        members.add(Api.number(api.get("/api/v1/members/me", token).body(), "id"));
      }
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < MEMBERS; i++) {
        threads.add(granting(api, operator, i));
      }
      Await.until(() -> answered.get() >= ENOUGH, answered::get);
      first.kill();
      for (Thread each : threads) {
        each.join();
      }
    }
    assertTrue("the kill was in the midst", answered.get() < MEMBERS * GRANTS);
    try (MilletProcess second = start(data)) {
      Api api = new Api(second.address("/"));
      String operator = Operator.of(second).token();
      for (int i = 0; i < MEMBERS; i++) {
        String shown = api.get("/api/v1/points/members/" + members.get(i), operator).body();
        long coins = Api.number(shown, "available");
        assertTrue(shown + " of " + answers.get(i), coins >= answers.get(i));
        assertTrue(shown + " of " + asked.get(i), coins <= asked.get(i));
      }
      String verified = api.post("/api/v1/points/verification", operator, null).body();
      assertTrue(verified, verified.contains("\"differences\":[]"));
      second.stop();
    }
  }

  private static MilletProcess start(Path data) throws InterruptedException {
    return MilletProcess.run(
            "--feature",
            "points",
            "--set",
            "gateway.max.rate=0",
            "--set",
            "points.grant.limit=1000000")
        .on(data)
        .ready();
  }

  /** Grants one coin again and again, until the process is gone. */
  private Thread granting(Api api, String operator, int member) {
    String typed =
        "{\"handle\":\"earner%d\",\"currency\":\"coins\",\"amount\":1,\"reason\":\"Again\"}";
    Thread thread =
        new Thread(
            () -> {
              for (int i = 0; i < GRANTS; i++) {
                try {
                  asked.incrementAndGet(member);
                  int status =
                      api.post("/api/v1/points/grants", operator, typed.formatted(member))
                          .statusCode();
                  if (status != 201) {
                    return;
                  }
                  answers.incrementAndGet(member);
                  answered.incrementAndGet();
                } catch (UncheckedIOException e) {
                  return; // the process is gone
                }
              }
            },
            "granting");
    thread.start();
    return thread;
  }
}
