package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Member;
import dev.millet.events.allotment.Block;
import dev.millet.events.allotment.Category;
import dev.millet.events.allotment.NewBlock;
import dev.millet.events.allotment.NewCategory;
import dev.millet.testing.Sweep;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Random histories of events whose places are drawn, with categories that have quotas, reserved
 * places and parties: before the draw, at it and after it each step ends as in a model.
 */
@RunWith(Parameterized.class)
public final class DrawHistoriesTest {

  private static final int HISTORIES = Sweep.rounds(5, 150);
  private static final int STEPS = 14;
  private static final int PEOPLE = 8;

  private final Venue venue;
  private final FakeSelections selections = new FakeSelections();

  public DrawHistoriesTest(TestDatabase database) {
    venue = new Venue(database);
    venue.module.selections = selections;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  /** The same rules, as they are told. */
  private static final class Model {
    private final List<Party> line = new ArrayList<>();
    private final Map<Long, Integer> quotas = new HashMap<>();
    private int places;
    private boolean drawn;

    static final class Party {
      final int who;
      final int size;
      final long category;
      String state = "asked";

      Party(int who, int size, long category) {
        this.who = who;
        this.size = size;
        this.category = category;
      }

      boolean takes() {
        return state.equals("going") || state.equals("offered");
      }
    }

    Party of(int who) {
      return line.stream().filter(each -> each.who == who).findFirst().orElse(null);
    }

    String state(int who) {
      return of(who) == null ? "none" : of(who).state;
    }

    int taken(Long category) {
      return line.stream()
          .filter(each -> each.takes() && (category == null || each.category == category))
          .mapToInt(each -> each.size)
          .sum();
    }

    boolean fits(Party party) {
      Integer quota = quotas.get(party.category);
      return taken(null) + party.size <= places
          && (quota == null || taken(party.category) + party.size <= quota);
    }

    void register(int who, int size, long category) {
      boolean active = List.of("asked", "going", "offered", "waiting").contains(state(who));
      if (!drawn && !active && size <= quotas.getOrDefault(category, size)) {
        line.removeIf(each -> each.who == who);
        line.add(new Party(who, size, category));
      }
    }

    void draw() {
      drawn = true;
      Collections.reverse(line);
      line.stream()
          .filter(each -> each.state.equals("asked"))
          .forEach(each -> each.state = fits(each) ? "going" : "waiting");
    }

    void leave(int who) {
      if (List.of("asked", "going", "offered", "waiting").contains(state(who))) {
        of(who).state = "not-coming";
        offer();
      }
    }

    void accept(int who) {
      if (state(who).equals("offered")) {
        of(who).state = "going";
      }
    }

    void offer() {
      line.stream()
          .filter(each -> each.state.equals("waiting") && fits(each))
          .forEach(each -> each.state = "offered");
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
    int capacity = 4 + random.nextInt(6);
    EventAnswer event =
        venue.announce(venue.typed("Party", Venue.inDays(10), "", Mode.DRAW, capacity, 2));
    AllotmentWriter divider =
        new AllotmentWriter(
            venue.database,
            venue.guard,
            venue.stores,
            new Places(venue.stores, new EventJournal(venue.journal), venue.draws()));
    List<Long> categories = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Integer quota = i == 2 ? null : (Integer) (1 + random.nextInt(4));
      Category made =
          divider.add(event.id(), venue.host.id(), new NewCategory("category" + i, quota));
      categories.add(made.id());
      if (quota != null) {
        model.quotas.put(made.id(), quota);
      }
    }
    Block kept = divider.add(event.id(), venue.host.id(), new NewBlock("Team", 2));
    model.places = capacity - 2;
    for (int i = 0; i < STEPS; i++) {
      int who = random.nextInt(PEOPLE);
      int guests = random.nextInt(3);
      long category = categories.get(random.nextInt(3));
      if (random.nextInt(5) == 0) {
        model.leave(who);
        tried(() -> venue.leave(people.get(who), event));
      } else {
        model.register(who, 1 + guests, category);
        RegistrationRequest sent = new RegistrationRequest(guests, category, false, null);
        tried(() -> venue.register(people.get(who), event, sent));
      }
      check(people, event, model, name + ", before the draw, step " + i);
    }
    DrawnPlacesTest.closeRegistration(venue, event);
    model.draw();
    check(people, event, model, name + ", drawn");
    Map<Long, Boolean> chosen = new HashMap<>();
    selections
        .results
        .get(venue.database.read(h -> venue.stores.events().find(h, event.id())).get().subject())
        .order()
        .forEach(each -> chosen.put(each.member(), each.chosen()));
    for (int i = 0; i < PEOPLE; i++) {
      boolean going = model.state(i).equals("going");
      Boolean published = chosen.getOrDefault(people.get(i).id(), false);
      assertEquals(name + ": the published result says so of " + i, going, published);
    }
    for (int i = 0; i < STEPS; i++) {
      int who = random.nextInt(PEOPLE);
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          model.accept(who);
          tried(() -> venue.accept(people.get(who), event));
        }
        case 2 -> {
          if (model.places < capacity) {
            model.places = capacity;
            divider.removeBlock(event.id(), venue.host.id(), kept.id());
            model.offer();
          }
        }
        default -> {
          model.leave(who);
          tried(() -> venue.leave(people.get(who), event));
        }
      }
      check(people, event, model, name + ", after the draw, step " + i);
    }
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
    assertTrue(name, model.taken(null) <= model.places);
    model.quotas.forEach(
        (category, quota) -> assertTrue(name + ": " + category, model.taken(category) <= quota));
  }

  private String state(Member of, EventAnswer event) throws Exception {
    try {
      return venue.state(of, event);
    } catch (ProblemException e) {
      return "none";
    }
  }
}
