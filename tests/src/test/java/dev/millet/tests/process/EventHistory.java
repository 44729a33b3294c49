package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.tests.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A random history of one event, one request after the other, beside a model. Where the process
 * ends in a request, the event is as the model before that request, or as the model after it.
 */
final class EventHistory {

  private static final String EVENT =
      """
      {"kind": "meet-up", "title": "Walk", "city": %d, "mode": "%s", "start": "2040-05-01T19:00",
       "guests": 2, "capacity": %d}
      """;

  private final ObjectMapper json = new ObjectMapper();
  private final String host;
  private final List<String> people;
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final Map<Integer, Long> registrations = new HashMap<>();
  private final List<String> steps = new ArrayList<>();
  private final Random random;
  private final String mode;
  private final long city;
  private final String path;
  private volatile int done;
  private volatile AssertionError failure;
  private Api api;
  private List<EventModel> possible;

  /**
   * Announces an event.
   *
   * @param people the tokens of those who register; none of them is the host
   */
  EventHistory(Api api, String operator, String host, List<String> people, long city, int seed) {
    this.api = api;
    this.host = host;
    this.people = people;
    this.city = city;
    this.random = new Random(seed);
    boolean approval = seed % 2 == 1;
    this.mode = approval ? "approval" : "first-come";
    int places = 1 + random.nextInt(4);
    possible = List.of(new EventModel(approval, places));
    long id = Api.number(api.post("/api/v1/events", host, typed(places)).body(), "id");
    path = "/api/v1/events/" + id;
    assertEquals(200, api.post(path + "/publish", operator, null).statusCode());
    for (int i = 0; i < people.size(); i++) {
      String me = api.get("/api/v1/members/me", people.get(i)).body();
      numbers.put(Api.number(me, "id"), i);
    }
  }

  private String typed(int places) {
    return EVENT.formatted(city, mode, places);
  }

  /** Goes on with another process on the same data. */
  void continueAt(Api other) {
    api = other;
  }

  /** Makes steps until the process is gone. */
  void untilTheEnd() {
    try {
      while (true) {
        step();
      }
    } catch (UncheckedIOException e) {
      steps.add("the process ended");
    } catch (AssertionError e) {
      failure = e;
    }
  }

  void steps(int number) {
    for (int i = 0; i < number; i++) {
      step();
    }
  }

  /** How many steps were answered; fails where one was answered otherwise than it had to be. */
  int done() {
    if (failure != null) {
      throw failure;
    }
    return done;
  }

  /** All offers of the event have run out meanwhile. */
  void offersRanOut() {
    possible.forEach(EventModel::runOut);
    steps.add("offers ran out");
  }

  private void step() {
    int who = random.nextInt(people.size());
    String token = people.get(who);
    String own = path + "/registration";
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> {
        int guests = random.nextInt(3);
        String body = "{\"guests\":" + guests + "}";
        String said =
            tried(
                who + " registers with " + guests,
                model -> model.register(who, 1 + guests),
                () -> api.post(path + "/registrations", token, body));
        if (said != null) {
          registrations.put(who, Api.number(said, "id"));
        }
      }
      case 3 -> tried(who + " leaves", model -> model.leave(who), () -> api.delete(own, token));
      case 4, 5 ->
          tried(
              who + " accepts",
              model -> model.accept(who),
              () -> api.post(own + "/accept", token, null));
      case 6, 7 -> decide(who, "approve", null, model -> model.approve(who));
      case 8 -> decide(who, "refuse", "{\"reason\":\"\"}", model -> model.refuse(who));
      default -> {
        int places = 1 + random.nextInt(6);
        String tag = api.get(path, host).headers().firstValue("ETag").orElseThrow();
        tried(
            places + " places",
            model -> model.resize(places),
            () -> api.replace(path, host, tag, typed(places)));
      }
    }
  }

  private void decide(int who, String what, String body, Consumer<EventModel> change) {
    Long id = registrations.get(who);
    if (id != null) {
      String one = path + "/registrations/" + id + "/" + what;
      tried(what + " " + who, change, () -> api.post(one, host, body));
    }
  }

  /** Does it in the model and in the event; returns the answer, null where it was refused. */
  private String tried(
      String name, Consumer<EventModel> change, Supplier<HttpResponse<String>> request) {
    EventModel after = possible.get(0).copy();
    change.accept(after);
    steps.add(name);
    possible = List.of(possible.get(0), after);
    HttpResponse<String> answer = request.get();
    // what is refused changes nothing, as in the model
    boolean refused = answer.statusCode() / 100 == 4;
    assertEquals(steps + " " + answer.body(), 2, refused ? 2 : answer.statusCode() / 100);
    possible = List.of(after);
    done++;
    return refused ? null : answer.body();
  }

  /** Compares the event with the model, and goes on with the one that it is like. */
  void check() throws IOException {
    Map<Integer, String> states = new TreeMap<>();
    TreeMap<Integer, Integer> line = new TreeMap<>();
    String list = api.get(path + "/registrations?limit=100", host).body();
    for (JsonNode each : json.readTree(list).path("items")) {
      int who = numbers.get(each.path("member").path("id").asLong());
      registrations.put(who, each.path("id").asLong());
      states.put(who, each.path("state").asText());
      if (each.path("state").asText().equals("waiting")) {
        line.put(each.path("position").asInt(), who);
      }
    }
    long free = Api.number(api.get(path, null).body(), "free");
    List<EventModel> same =
        possible.stream()
            .filter(each -> each.states().equals(states) && each.free() == free)
            .filter(each -> line.equals(numbered(each.waiting())))
            .toList();
    if (same.isEmpty()) {
      throw new AssertionError(
          "%s, line %s, %s free; expected one of %s after %s"
              .formatted(states, line, free, possible, steps));
    }
    possible = same.subList(0, 1);
  }

  private static Map<Integer, Integer> numbered(List<Integer> waiting) {
    Map<Integer, Integer> line = new TreeMap<>();
    waiting.forEach(who -> line.put(line.size() + 1, who));
    return line;
  }
}
