package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import dev.millet.tests.Api;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A random history of one event, one request after the other, beside a model. Where the process
 * ends in a request, the event is as the model before that request, or as the model after it. A
 * draw is made in an order that the history learns from the event, and never in another one.
 */
final class EventHistory {

  private static final String EVENT =
      """
      {"kind": "meet-up", "title": "Walk", "city": %d, "mode": "%s", "start": "2040-05-01T19:00",
       "guests": 2, "capacity": %d, "closes": "%s"}
      """;

  /** How many steps a history makes before its draw, and after it. */
  private static final int STEPS_OF_A_DRAW = 6;

  private static final String LONG_AGO = "2020-01-01T10:00";

  private final String host;
  private final List<String> people;
  private final Map<Long, Integer> numbers;
  private final Map<Integer, Long> registrations = new HashMap<>();
  private final List<Long> blocks = new ArrayList<>();
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
   * The people around an event, by their tokens. None of the guests is the host.
   *
   * @param numbers the places of the guests in their list, by their ids
   */
  record People(String operator, String host, List<String> guests, Map<Long, Integer> numbers) {

    static People of(Api api, String operator, String host, List<String> guests) {
      Map<Long, Integer> numbers = new HashMap<>();
      for (String each : guests) {
        String me = api.get("/api/v1/members/me", each).body();
        numbers.put(Api.number(me, "id"), numbers.size());
      }
      return new People(operator, host, guests, numbers);
    }

    /** The same with the operator of another process on the same data. */
    People operatedBy(String other) {
      return new People(other, host, guests, numbers);
    }
  }

  /**
   * Announces an event.
   *
   * @param mode how its places are given
   */
  EventHistory(Api api, People people, long city, String mode, int seed) {
    this.api = api;
    this.host = people.host();
    this.people = people.guests();
    this.numbers = people.numbers();
    this.city = city;
    this.random = new Random(seed);
    this.mode = mode;
    EventModel model = new EventModel(mode, 1 + random.nextInt(4));
    possible = List.of(model);
    String typed = typed(model, model.capacity());
    long id = Api.number(api.post("/api/v1/events", host, typed).body(), "id");
    path = "/api/v1/events/" + id;
    assertEquals(200, api.post(path + "/publish", people.operator(), null).statusCode());
  }

  private String typed(EventModel model, int places) {
    return EVENT.formatted(city, mode, places, model.isClosed() ? LONG_AGO : "");
  }

  /** Goes on with another process on the same data. */
  void continueAt(Api other) {
    api = other;
  }

  /** Makes steps until the process is gone. */
  void untilTheEnd() {
    isThereAfter(
        () -> {
          while (true) {
            step();
          }
        });
  }

  /**
   * Has everybody register, draws the places, and goes on for some steps; returns whether the
   * process is still there.
   */
  boolean draws() {
    return isThereAfter(
        () -> {
          for (int i = 0; i < people.size(); i++) {
            register(i, random.nextInt(3));
          }
          steps(STEPS_OF_A_DRAW);
          close();
          check();
          steps(STEPS_OF_A_DRAW);
          check();
        });
  }

  private boolean isThereAfter(Runnable work) {
    try {
      work.run();
      return true;
    } catch (UncheckedIOException e) {
      steps.add("the process ended");
    } catch (AssertionError e) {
      failure = e;
    }
    return false;
  }

  /** Closes registration, after which the first who looks makes the draw. */
  private void close() {
    EventModel open = possible.get(0);
    EventModel closed = open.copy();
    closed.close();
    String tag = api.get(path, host).headers().firstValue("ETag").orElseThrow();
    String typed = typed(closed, open.capacity());
    tried("closes", EventModel::close, () -> api.replace(path, host, tag, typed));
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
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> register(who, random.nextInt(3));
      case 3 -> tried(who + " leaves", model -> model.leave(who), () -> api.delete(own, token));
      case 4, 5 ->
          tried(
              who + " accepts",
              model -> model.accept(who),
              () -> api.post(own + "/accept", token, null));
      case 6, 7 -> decide(who, "approve", null, model -> model.approve(who));
      case 8 -> decide(who, "refuse", "{\"reason\":\"\"}", model -> model.refuse(who));
      case 9 -> {
        int places = 1 + random.nextInt(6);
        String tag = api.get(path, host).headers().firstValue("ETag").orElseThrow();
        String typed = typed(possible.get(0), places);
        tried(
            places + " places",
            model -> model.resize(places),
            () -> api.replace(path, host, tag, typed));
      }
      case 10 -> reserve(1 + random.nextInt(2));
      default -> release();
    }
  }

  private void register(int who, int guests) {
    String body = "{\"guests\":" + guests + "}";
    String said =
        tried(
            who + " registers with " + guests,
            model -> model.register(who, 1 + guests),
            () -> api.post(path + "/registrations", people.get(who), body));
    if (said != null) {
      registrations.put(who, Api.number(said, "id"));
    }
  }

  private void reserve(int places) {
    String body = "{\"name\":\"Team\",\"places\":" + places + "}";
    String said =
        tried(
            "reserves " + places,
            model -> model.reserve(places),
            () -> api.post(path + "/blocks", host, body));
    if (said != null) {
      blocks.add(Api.number(said, "id"));
    }
  }

  /** Deletes a block twice: it frees its places once. */
  private void release() {
    if (blocks.isEmpty()) {
      return;
    }
    int block = random.nextInt(blocks.size());
    String one = path + "/blocks/" + blocks.get(block);
    tried("releases " + block, model -> model.release(block), () -> api.delete(one, host));
    blocks.remove(block);
    assertNull(tried("releases it again", model -> {}, () -> api.delete(one, host)));
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
  void check() {
    SeenEvent seen = SeenEvent.read(api, path, host, numbers);
    registrations.putAll(seen.registrations());
    blocks.clear();
    blocks.addAll(seen.blocks().keySet());
    // whoever looks first makes a draw that is due
    possible.forEach(each -> each.draw(seen.order()));
    List<EventModel> same = possible.stream().filter(seen::isLike).toList();
    if (same.isEmpty()) {
      throw new AssertionError("%s; expected one of %s after %s".formatted(seen, possible, steps));
    }
    possible = same.subList(0, 1);
  }

  /** Gives a place that the model does not know of, which a check has to find. */
  void controlOnePlaceTooManyIsFound() {
    EventModel known = possible.get(0);
    String tag = api.get(path, host).headers().firstValue("ETag").orElseThrow();
    String more = typed(known, known.capacity() + known.blocks().size() * 2 + 1);
    assertEquals(200, api.replace(path, host, tag, more).statusCode());
    assertThrows(AssertionError.class, this::check);
  }
}
