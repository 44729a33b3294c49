package dev.millet.events;

import static org.junit.Assert.assertEquals;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Member;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Sweep;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Random histories of an event, each step of which ends as in a model of a few lines. */
@RunWith(Parameterized.class)
public final class HistoriesTest {

  private static final int HISTORIES = Sweep.rounds(6, 200);
  private static final int STEPS = 40;
  private static final int PEOPLE = 7;

  private final Venue venue;

  public HistoriesTest(TestDatabase database) {
    venue = new Venue(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  /** The same rules, as they are told: a line of people, and places. */
  private static final class Model {
    private final List<Party> line = new ArrayList<>();
    private int capacity;

    static final class Party {
      final int who;
      final int size;
      String state;

      Party(int who, int size, String state) {
        this.who = who;
        this.size = size;
        this.state = state;
      }
    }

    Party of(int who) {
      return line.stream().filter(each -> each.who == who).findFirst().orElse(null);
    }

    String state(int who) {
      return of(who) == null ? "none" : of(who).state;
    }

    int taken() {
      return line.stream()
          .filter(each -> each.state.equals("going") || each.state.equals("offered"))
          .mapToInt(each -> each.size)
          .sum();
    }

    boolean isActive(int who) {
      return List.of("going", "offered", "waiting").contains(state(who));
    }

    void register(int who, int size) {
      if (isActive(who) || state(who).equals("removed") || size > capacity) {
        return;
      }
      line.removeIf(each -> each.who == who);
      line.add(new Party(who, size, taken() + size <= capacity ? "going" : "waiting"));
    }

    void leave(int who, String as) {
      if (isActive(who)) {
        of(who).state = as;
        offer();
      }
    }

    void accept(int who) {
      if (state(who).equals("offered")) {
        of(who).state = "going";
      }
    }

    void runOut() {
      List<Party> offered = line.stream().filter(each -> each.state.equals("offered")).toList();
      for (Party each : offered) {
        each.state = "lapsed";
        offer();
      }
    }

    void resize(int places) {
      if (places >= taken()) {
        capacity = places;
        offer();
      }
    }

    private void offer() {
      for (Party each : line) {
        if (each.state.equals("waiting") && taken() + each.size <= capacity) {
          each.state = "offered";
        }
      }
    }
  }

  @Test
  public void everyHistoryEndsAsInTheModel() throws Exception {
    List<Member> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(venue.members.add("person" + i));
    }
    for (int seed = 0; seed < HISTORIES; seed++) {
      history(new Random(seed), people, "history " + seed);
    }
  }

  private void history(Random random, List<Member> people, String name) throws Exception {
    Model model = new Model();
    model.capacity = 1 + random.nextInt(4);
    EventAnswer event = venue.announce(venue.typed("Walk", model.capacity, 2));
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      steps.add(step(random, people, event, model));
      check(people, event, model, name + " " + steps);
    }
  }

  private String step(Random random, List<Member> people, EventAnswer event, Model model)
      throws Exception {
    int who = random.nextInt(PEOPLE);
    Member member = people.get(who);
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> {
        int guests = random.nextInt(3);
        model.register(who, 1 + guests);
        tried(() -> venue.register(member, event, guests));
        return who + " registers with " + guests;
      }
      case 3 -> {
        model.leave(who, "not-coming");
        tried(() -> venue.leave(member, event));
        return who + " leaves";
      }
      case 4 -> {
        model.accept(who);
        tried(() -> venue.accept(member, event));
        return who + " accepts";
      }
      case 5 -> {
        model.leave(who, "removed");
        tried(() -> remove(member, event));
        return who + " is removed";
      }
      case 6 -> {
        model.runOut();
        venue.runOut(event);
        return "offers run out";
      }
      default -> {
        int places = 1 + random.nextInt(6);
        model.resize(places);
        tried(() -> venue.edit(venue.host, venue.show(event), venue.typed("Walk", places, 2)));
        return places + " places";
      }
    }
  }

  private void remove(Member member, EventAnswer event) throws Exception {
    FakeRequest request = venue.about(FakeRequest.post("/"), event).by(venue.host);
    request.with("registration", venue.own(member, event).id()).json(new Reason(""));
    venue.call(Venue.REGISTRATIONS + "/{registration}/refuse", request);
  }

  private static void tried(Venue.Action action) throws Exception {
    try {
      action.run();
    } catch (ProblemException e) {
      // what is refused changes nothing, as in the model
      assertEquals(e.problem().toString(), 4, e.problem().status() / 100);
    }
  }

  private void check(List<Member> people, EventAnswer event, Model model, String name)
      throws Exception {
    for (int i = 0; i < PEOPLE; i++) {
      assertEquals(name + ": " + i, model.state(i), state(people.get(i), event));
    }
    EventAnswer now = venue.show(event);
    assertEquals(name, model.capacity - model.taken(), (int) now.free());
    assertEquals(name, ticketsNeeded(event), tickets(event));
  }

  private String state(Member of, EventAnswer event) throws Exception {
    try {
      return venue.state(of, event);
    } catch (ProblemException e) {
      return "none";
    }
  }

  private long ticketsNeeded(EventAnswer event) {
    return venue.database.read(
        handle ->
            (long) venue.stores.registrations().count(handle, event.id(), RegistrationState.GOING));
  }

  private long tickets(EventAnswer event) {
    return venue.database.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(t.code) FROM events_tickets t WHERE t.event_id = :event")
                .bind("event", event.id())
                .mapTo(Long.class)
                .one());
  }
}
