package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

/** The process is killed while builds are released and withdrawn: each of them is whole. */
public class BuildsCrashIT {

  private static final int BUILDS = 60;
  private static final int ENOUGH = 25;

  @Test
  public void aKillLeavesNoHalfReleasedBuild() throws Exception {
    Path work = Path.of(System.getProperty("millet.test.output"));
    Path data = Files.createTempDirectory(Files.createDirectories(work), "builds-crash-");
    List<Long> released = Collections.synchronizedList(new ArrayList<>());
    List<Long> withdrawn = Collections.synchronizedList(new ArrayList<>());
    try (MilletProcess first = start(data)) {
      Api api = new Api(first.address("/"));
      String operator = CrashIT.operator(first);
      api.product("crash", operator);
      String channel = "{\"product\":\"crash\",\"slug\":\"stable\",\"name\":\"Stable\"}";
      api.post("/api/v1/channels", operator, channel);
      String token = api.member("writer", operator);
      List<Long> builds = new ArrayList<>();
      for (int i = 1; i <= BUILDS; i++) {
        builds.add(draft(api, operator, i, api.suggestion("crash", "Wish " + i, token)));
      }
      AtomicInteger steps = new AtomicInteger();
      Thread publisher =
          new Thread(() -> publish(api, operator, builds, released, withdrawn, steps));
      publisher.start();
      Await.until(() -> steps.get() >= ENOUGH, steps::get);
      first.kill();
      publisher.join();
    }
    try (MilletProcess second = start(data)) {
      Api api = new Api(second.address("/"));
      for (long build : released) {
        String now = api.get("/api/v1/builds/" + build, null).body();
        assertTrue(now, withdrawn.contains(build) || !now.contains("\"status\":\"draft\""));
      }
      for (long build : withdrawn) {
        String now = api.get("/api/v1/builds/" + build, null).body();
        assertTrue(now, now.contains("\"status\":\"withdrawn\""));
      }
      CrashIT.awaitJournal(api, CrashIT.operator(second));
      second.stop();
    }
    assertEachIsWhole(data);
    try (OpenedDatabase database = new OpenedDatabase(data)) {
      // the control: what half a release would have left is made by hand
      database.change(
          "UPDATE builds_builds SET state_status = 'DRAFT' WHERE id ="
              + " (SELECT MIN(id) FROM builds_builds WHERE state_status = 'RELEASED')");
    }
    assertThrows(AssertionError.class, () -> assertEachIsWhole(data));
  }

  private static long draft(Api api, String operator, int version, long suggestion) {
    String draft = "{\"product\":\"crash\",\"channel\":\"stable\",\"version\":\"%d\"}";
    long build =
        Api.number(api.post("/api/v1/builds", operator, draft.formatted(version)).body(), "id");
    String entry =
        "{\"kind\":\"fixed\",\"title\":\"Wish\",\"subjects\":[\"suggestion/" + suggestion + "\"]}";
    api.post("/api/v1/builds/" + build + "/entries", operator, entry);
    return build;
  }

  /** Releases one build after the other, and withdraws every second one, until nobody answers. */
  private static void publish(
      Api api,
      String operator,
      List<Long> builds,
      List<Long> released,
      List<Long> withdrawn,
      AtomicInteger steps) {
    try {
      for (long build : builds) {
        String path = "/api/v1/builds/" + build;
        if (api.post(path + "/release", operator, "").statusCode() == 200) {
          released.add(build);
          steps.incrementAndGet();
        }
        if (build % 2 == 0
            && api.post(path + "/withdraw", operator, "{\"reason\":\"why\"}").statusCode() == 200) {
          withdrawn.add(build);
          steps.incrementAndGet();
        }
      }
    } catch (RuntimeException e) {
      // the process is gone
    }
  }

  /** What is released, what has shipped and what the journal tells are the same. */
  private static void assertEachIsWhole(Path data) throws Exception {
    try (OpenedDatabase database = new OpenedDatabase(data)) {
      long released =
          database.number("SELECT COUNT(*) FROM builds_builds WHERE state_status = 'RELEASED'");
      assertTrue("builds are released", released > 0);
      assertEquals(
          released,
          database.number("SELECT COUNT(*) FROM suggestions_suggestions WHERE status = 'shipped'"));
      assertEquals(
          released,
          database.number(
              "SELECT SUM(CASE kind WHEN 'SHIPPED' THEN 1 WHEN 'UNDONE' THEN -1 ELSE 0 END)"
                  + " FROM builds_changes"));
      assertEquals(
          released,
          database.number(
              """
              SELECT SUM(CASE type WHEN 'builds.released' THEN 1 WHEN 'builds.withdrawn' THEN -1
                         ELSE 0 END) FROM journal_entries
              """));
    }
  }

  private static MilletProcess start(Path data) throws InterruptedException {
    return MilletProcess.run("--set", "gateway.max.rate=0").on(data).ready();
  }
}
