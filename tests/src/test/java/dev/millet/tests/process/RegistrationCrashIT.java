package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.PostgresServer;
import dev.millet.tests.Sweep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.Test;

/**
 * The process is killed while members register for events; whoever was answered stands afterwards
 * where the answer said, and no place is given twice. Beside them events have random histories with
 * blocks of reserved places, offers that run out while nothing runs, and draws one after the other.
 */
public class RegistrationCrashIT {

  private static final int KILLS = Sweep.rounds(1, 5);
  private static final int HISTORIES = Sweep.rounds(4, 12);
  private static final int STEPS = Sweep.rounds(20, 200);
  private static final String RUN_OUT =
      "UPDATE events_registrations SET offered_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND"
          + " WHERE state = 'OFFERED'";
  private static final int MEMBERS = 6;
  private static final int EVENTS = 60;
  private static final int PLACES = 2;
  private static final int ENOUGH = 100;
  private static final int DRAWS = Sweep.rounds(2, 10);

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<EventHistory> histories = new ArrayList<>();
  private final List<EventHistory> draws = new CopyOnWriteArrayList<>();
  private EventHistory.People people;
  private long city;

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
    List<Long> events = new ArrayList<>();
    try (MilletProcess first = start(data, address)) {
      Api api = new Api(first.address("/"));
      List<Thread> guests = begin(api, Operator.of(first).token(), events);
      kill(first, guests, () -> answers.size() >= ENOUGH);
    }
    for (int i = 1; i < KILLS; i++) {
      runOut(data, address);
      try (MilletProcess next = start(data, address)) {
        checkHistories(new Api(next.address("/")));
        kill(next, List.of(), () -> true);
      }
    }
    runOut(data, address);
    try (MilletProcess last = start(data, address)) {
      Api api = new Api(last.address("/"));
      answers.forEach((who, answer) -> assertEquals(answer, state(api, who)));
      for (long event : events) {
        String shown = api.get("/api/v1/events/" + event, null).body();
        long going = Api.number(shown, "going");
        assertTrue(shown, going <= PLACES);
        assertEquals(shown, PLACES - going, Api.number(shown, "free"));
      }
      checkHistories(api);
      histories.forEach(each -> each.steps(STEPS / 2));
      draws.get(draws.size() - 1).draws();
      checkHistories(api);
      draws.get(0).controlOnePlaceTooManyIsFound();
      last.stop();
    }
  }

  private List<Thread> begin(Api api, String operator, List<Long> events) throws Exception {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      tokens.add(api.member("guest" + i, operator));
    }
    String typed = "{\"slug\":\"ulm\",\"nameEn\":\"Ulm\",\"nameZh\":\"乌尔姆\",\"zone\":\"UTC\"}";
    city = Api.number(api.post("/api/v1/events/cities", operator, typed).body(), "id");
    announce(api, operator, tokens.get(0), city, events);
    people = EventHistory.People.of(api, operator, tokens.get(0), tokens.subList(1, MEMBERS));
    for (int i = 0; i < HISTORIES; i++) {
      String mode = i % 2 == 1 ? "approval" : "first-come";
      histories.add(new EventHistory(api, people, city, mode, i));
    }
    return tokens.stream().map(token -> guest(api, token, events)).toList();
  }

  /**
   * Kills the process in the midst of the histories, once they are long and another thing holds.
   */
  private void kill(MilletProcess process, List<Thread> guests, BooleanSupplier also)
      throws IOException, InterruptedException {
    Api api = new Api(process.address("/"));
    String operator = Operator.of(process).token();
    int drawn = draws.size() + DRAWS;
    int steps = histories.stream().mapToInt(EventHistory::done).max().orElseThrow() + STEPS;
    List<Thread> threads = new ArrayList<>(guests);
    for (EventHistory each : histories) {
      threads.add(new Thread(each::untilTheEnd, "history"));
    }
    threads.add(new Thread(() -> draw(api, operator), "draws"));
    threads.subList(guests.size(), threads.size()).forEach(Thread::start);
    Await.until(
        () -> also.getAsBoolean() && areThrough(drawn) && areAt(steps),
        () -> answers.size() + ", " + histories.stream().map(EventHistory::done).toList());
    process.kill();
    for (Thread each : threads) {
      each.join();
    }
  }

  private boolean areAt(int steps) {
    return histories.stream().allMatch(each -> each.done() >= steps);
  }

  /** Returns whether so many draws, and what came after them, went as they had to. */
  private boolean areThrough(int number) {
    draws.forEach(EventHistory::done);
    return draws.size() > number;
  }

  /** Draws the places of one event after the other, until the process is gone. */
  private void draw(Api api, String operator) {
    EventHistory.People same = people.operatedBy(operator);
    try {
      EventHistory next;
      do {
        next = new EventHistory(api, same, city, "draw", 100 + draws.size());
        draws.add(next);
      } while (next.draws());
    } catch (UncheckedIOException e) {
      return; // the process ended before the next event was announced
    }
  }

  /** Has all offers run out while nothing runs. */
  private void runOut(Path data, String address) throws Exception {
    if (address == null) {
      try (OpenedDatabase database = new OpenedDatabase(data)) {
        database.change(RUN_OUT);
      }
    } else {
      PostgresServer.change(address, RUN_OUT);
    }
    histories.forEach(EventHistory::offersRanOut);
    draws.forEach(EventHistory::offersRanOut);
  }

  private void checkHistories(Api api) {
    Stream.of(histories, draws)
        .flatMap(List::stream)
        .forEach(
            each -> {
              each.done();
              each.continueAt(api);
              each.check();
            });
  }

  /**
   * Starts it.
   *
   * @param address of a PostgreSQL database; null for the embedded one
   */
  private static MilletProcess start(Path data, String address) throws InterruptedException {
    MilletProcess.Start process =
        MilletProcess.run(
                "--feature", "events", "--feature", "points", "--set", "gateway.max.rate=0")
            .on(data);
    return address == null ? process.ready() : process.with("MILLET_DATABASE_URL", address).ready();
  }

  private static void announce(
      Api api, String operator, String token, long place, List<Long> events) {
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
