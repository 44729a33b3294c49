package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.Assume;
import org.junit.Test;

/**
 * The process is killed while members register for events; whoever was answered stands afterwards
 * where the answer said, and no place is given twice.
 */
public class RegistrationCrashIT {

  private static final int MEMBERS = 4;
  private static final int EVENTS = 60;
  private static final int PLACES = 2;
  private static final int ENOUGH = 100;

  private final Map<String, String> answers = new ConcurrentHashMap<>();

  @Test
  public void aKillLosesNoPlaceAndGivesNoneTwice() throws Exception {
    killed(null);
  }

  @Test
  public void aKillLosesNoPlaceAndGivesNoneTwiceOnPostgres() throws Exception {
    Assume.assumeTrue("MILLET_TEST_POSTGRES names a server", PostgresServer.isThere());
    killed(PostgresServer.newDatabase("registrations"));
  }

  private void killed(String address) throws Exception {
    Path work = Path.of(System.getProperty("millet.test.output"));
    Path data = Files.createTempDirectory(Files.createDirectories(work), "registrations-");
    List<String> tokens = new ArrayList<>();
    List<Long> events = new ArrayList<>();
    try (MilletProcess first = start(data, address)) {
      Api api = new Api(first.address("/"));
      String operator = Operator.of(first).token();
      for (int i = 0; i < MEMBERS; i++) {
        tokens.add(api.member("guest" + i, operator));
      }
      announce(api, operator, tokens.get(0), events);
      List<Thread> threads = tokens.stream().map(token -> guest(api, token, events)).toList();
      Await.until(() -> answers.size() >= ENOUGH, answers::size);
      first.kill();
      for (Thread each : threads) {
        each.join();
      }
    }
    assertTrue("the kill was in the midst", answers.size() < MEMBERS * EVENTS);
    try (MilletProcess second = start(data, address)) {
      Api api = new Api(second.address("/"));
      answers.forEach((who, answer) -> assertEquals(answer, state(api, who)));
      for (long event : events) {
        String shown = api.get("/api/v1/events/" + event, null).body();
        long going = Api.number(shown, "going");
        assertTrue(shown, going <= PLACES);
        assertEquals(shown, PLACES - going, Api.number(shown, "free"));
      }
      second.stop();
    }
  }

  /**
   * Starts it.
   *
   * @param address of a PostgreSQL database; null for the embedded one
   */
  private static MilletProcess start(Path data, String address) throws InterruptedException {
    MilletProcess.Start process =
        MilletProcess.run("--feature", "events", "--set", "gateway.max.rate=0").on(data);
    return address == null ? process.ready() : process.with("MILLET_DATABASE_URL", address).ready();
  }

  private static void announce(Api api, String operator, String token, List<Long> events) {
    String city = "{\"slug\":\"ulm\",\"nameEn\":\"Ulm\",\"nameZh\":\"乌尔姆\",\"zone\":\"UTC\"}";
    long place = Api.number(api.post("/api/v1/events/cities", operator, city).body(), "id");
    String typed =
        "{\"kind\":\"meet-up\",\"title\":\"Walk\",\"city\":%d,\"mode\":\"first-come\",\"start\":\"2040-05-01T19:00\",\"capacity\":%d}";
    for (int i = 0; i < EVENTS; i++) {
      long event =
          Api.number(
              api.post("/api/v1/events", token, typed.formatted(place, PLACES)).body(), "id");
      assertEquals(
          200, api.post("/api/v1/events/" + event + "/publish", operator, null).statusCode());
      events.add(event);
    }
  }

  /** Registers for all events, until the process is gone. */
  private Thread guest(Api api, String token, List<Long> events) {
    Thread thread =
        new Thread(
            () -> {
              for (long event : events) {
                String path = "/api/v1/events/" + event;
                try {
                  String answer = api.post(path + "/registrations", token, "{}").body();
                  answers.put(path + " " + token, Api.text(answer, "state"));
                } catch (RuntimeException | AssertionError e) {
                  return;
                }
              }
            },
            "guest");
    thread.start();
    return thread;
  }

  private static String state(Api api, String who) {
    String[] parts = who.split(" ");
    return Api.text(api.get(parts[0] + "/registration", parts[1]).body(), "state");
  }
}
