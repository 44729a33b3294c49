package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.events.AllotmentApi.BlockAnswer;
import dev.millet.events.AllotmentApi.CategoryAnswer;
import dev.millet.events.allotment.Allotment;
import dev.millet.events.allotment.Category;
import dev.millet.events.allotment.NewBlock;
import dev.millet.events.allotment.NewCategory;
import dev.millet.events.allotment.NewOverbooking;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Sweep;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.Test;

/** Hosts divide the places of an event. */
public final class AllotmentTest extends RegistrationGround {

  private static final String BLOCK = Venue.ONE + "/blocks/{block}";

  public AllotmentTest(TestDatabase database) {
    super(database);
  }

  private FakeRequest host(String method, EventAnswer event) {
    return venue.about(FakeRequest.of(method, "/"), event).by(venue.host);
  }

  private long category(EventAnswer event, String name, Integer quota) throws Exception {
    FakeRequest request = host("POST", event).json(new NewCategory(name, quota));
    return venue.answer(CategoryAnswer.class, Venue.ONE + "/categories", request).id();
  }

  private long block(EventAnswer event, int places) throws Exception {
    FakeRequest request = host("POST", event).json(new NewBlock("Speakers", places));
    return venue.answer(BlockAnswer.class, Venue.ONE + "/blocks", request).id();
  }

  private void overbook(EventAnswer event, int percent) throws Exception {
    venue.call(Venue.ONE + "/overbooking", host("PUT", event).json(new NewOverbooking(percent)));
  }

  private String register(Member by, EventAnswer event, int guests, Long category)
      throws Exception {
    return venue
        .register(by, event, new RegistrationRequest(guests, category, false, null))
        .state();
  }

  @Test
  public void aCategoryHasItsQuotaAndAllShareThePlaces() throws Exception {
    EventAnswer event = event(3, 1);
    long few = category(event, "Photographers", 1);
    long many = category(event, "Visitors", null);
    assertEquals("category missing", Venue.refusal(() -> venue.register(ann, event, 0)));
    assertEquals("category unknown", Venue.refusal(() -> register(ann, event, 0, 999L)));
    assertEquals("guests too-many", Venue.refusal(() -> register(ann, event, 1, few)));
    assertEquals("going", register(ann, event, 0, few));
    assertEquals("waiting", register(bob, event, 0, few));
    assertEquals("going", register(cai, event, 1, many));
    assertEquals("waiting", register(venue.staff, event, 0, many));
    Slice<?> listed = venue.answer(Slice.class, Venue.ONE + "/categories", host("GET", event));
    assertEquals(
        List.of(
            new CategoryAnswer(few, "Photographers", 1, 0),
            new CategoryAnswer(many, "Visitors", null, null)),
        listed.items());
    // two places come free, and the first in line is of a category that is full
    venue.leave(cai, event);
    assertEquals("waiting", venue.state(bob, event));
    assertEquals("offered", venue.state(venue.staff, event));
    venue.leave(ann, event);
    assertEquals("offered", venue.state(bob, event));
  }

  @Test
  public void reservedPlacesAreNobodysUntilTheyAreReleasedOrGiven() throws Exception {
    EventAnswer event = event(3, 0);
    assertEquals("places not-free", Venue.refusal(() -> block(event, 4)));
    long block = block(event, 2);
    assertEquals(1, (int) venue.show(event).free());
    venue.register(ann, event, 0);
    assertEquals("waiting", venue.register(bob, event, 0).state());
    FakeRequest give = host("POST", event).with("block", block).json(new NewTransfer("@cai"));
    assertEquals(
        "offered", venue.answer(RegistrationAnswer.class, BLOCK + "/places", give).state());
    assertEquals("handle has-place", Venue.refusal(() -> venue.call(BLOCK + "/places", give)));
    assertEquals("waiting", venue.state(bob, event));
    assertEquals(1, venue.number("SELECT SUM(b.places) FROM events_blocks b"));
    venue.call(BLOCK, host("DELETE", event).with("block", block));
    assertEquals("offered", venue.state(bob, event));
    assertEquals(List.of("ann going", "bob offered", "cai offered"), states(event));
    assertEquals(
        "not-found",
        Venue.refusal(() -> venue.call(BLOCK, host("DELETE", event).with("block", block))));
  }

  @Test
  public void overbookingGivesMorePlacesThanThereAreAndIsNotTakenBackBelowThem() throws Exception {
    EventAnswer event = event(2, 0);
    venue.register(ann, event, 0);
    venue.register(bob, event, 0);
    venue.register(cai, event, 0);
    overbook(event, 49);
    assertEquals("waiting", venue.state(cai, event));
    overbook(event, 50);
    assertEquals("offered", venue.state(cai, event));
    assertEquals("percent below-registered", Venue.refusal(() -> overbook(event, 10)));
    venue.edit(venue.host, venue.show(event), venue.typed("Walks", 2, 0));
    assertEquals(
        "capacity below-registered",
        Venue.refusal(() -> venue.edit(venue.host, venue.show(event), venue.typed("Walks", 1, 0))));
  }

  @Test
  public void aCategoryIsRemovedUntilSomebodyChoosesIt() throws Exception {
    EventAnswer event = event(3, 0);
    long unused = category(event, "A", 1);
    long used = category(event, "B", 1);
    register(ann, event, 0, used);
    String route = Venue.ONE + "/categories/{category}";
    assertEquals(
        "events.category-chosen",
        Venue.refusal(() -> venue.call(route, host("DELETE", event).with("category", used))));
    assertEquals(204, venue.call(route, host("DELETE", event).with("category", unused)).status());
    venue.depart(ann);
    assertEquals(204, venue.call(route, host("DELETE", event).with("category", used)).status());
  }

  @Test
  public void aCopyIsDividedAlikeAndOthersAreTurnedAway() throws Exception {
    EventAnswer event = event(10, 0);
    category(event, "A", 4);
    block(event, 3);
    overbook(event, 10);
    EventAnswer made = venue.answer(EventAnswer.class, Venue.ONE + "/copy", host("POST", event));
    Allotment divided =
        venue.database.read(handle -> venue.stores.allotments().of(handle, made.id()));
    assertEquals(10, divided.overbooking());
    assertEquals(3, divided.reserved());
    assertEquals("A", divided.categories().get(0).name());
    FakeRequest others = venue.about(FakeRequest.post("/"), event).by(bob);
    others.json(new NewOverbooking(5));
    assertEquals(
        "events.not-yours",
        Venue.refusal(
            () ->
                venue.call(
                    Venue.ONE + "/blocks", venue.about(FakeRequest.get("/"), event).by(bob))));
  }

  @Test
  public void thePagesAskForTheCategoryAndShowIt() throws Exception {
    EventAnswer event = event(3, 0);
    long few = category(event, "Photo <b>", 1);
    String page = venue.page(ann, "/events/{id}", event, Locale.ENGLISH);
    assertTrue(page, page.contains("Photo &lt;b&gt;, 1 left"));
    FakeRequest without = venue.about(FakeRequest.post("/"), event).by(ann).form("guests", "0");
    Reply refused = venue.call("/events/{id}/register", without);
    assertEquals(422, refused.status());
    assertTrue(Venue.html(refused).contains("Choose a category"));
    FakeRequest with =
        venue
            .about(FakeRequest.post("/"), event)
            .by(ann)
            .form("guests", "0", "category", Long.toString(few));
    assertEquals(303, venue.call("/events/{id}/register", with).status());
    String manage = venue.page(venue.host, "/events/{id}/manage", event, Locale.ENGLISH);
    assertTrue(manage, manage.contains("Photo &lt;b&gt;"));
    String places = venue.page(venue.host, "/events/{id}/places", event, Locale.SIMPLIFIED_CHINESE);
    assertTrue(places, places.contains("已占用 1 / 1"));
    String route = "/events/{id}/places/blocks";
    FakeRequest much =
        venue
            .about(FakeRequest.post("/"), event)
            .by(venue.host)
            .form("name", "Press", "places", "9");
    Reply full = venue.call(route, much);
    assertEquals(422, full.status());
    assertTrue(Venue.html(full), Venue.html(full).contains("So many places"));
    FakeRequest some =
        venue
            .about(FakeRequest.post("/"), event)
            .by(venue.host)
            .form("name", "Press", "places", "1");
    assertEquals(303, venue.call(route, some).status());
  }

  @Test
  public void whateverHappensNoQuotaIsExceededAndNoPlaceIsLost() throws Exception {
    List<Member> people = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      people.add(venue.members.add("guest" + i));
    }
    for (int seed = 0; seed < Sweep.rounds(4, 60); seed++) {
      history(new Random(seed), people, "history " + seed);
    }
  }

  private void history(Random random, List<Member> people, String name) throws Exception {
    EventAnswer event = event(2 + random.nextInt(4), 1);
    List<Long> categories =
        List.of(category(event, "A", 1 + random.nextInt(2)), category(event, "B", null));
    List<Long> blocks = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Member who = people.get(random.nextInt(people.size()));
      long in = categories.get(random.nextInt(2));
      int step = random.nextInt(8);
      try {
        switch (step) {
          case 0, 1, 2 -> register(who, event, random.nextInt(2), in);
          case 3 -> venue.leave(who, event);
          case 4 -> venue.accept(who, event);
          case 5 -> blocks.add(block(event, 1));
          case 6 -> {
            if (!blocks.isEmpty()) {
              venue.call(BLOCK, host("DELETE", event).with("block", blocks.remove(0)));
            }
          }
          default -> overbook(event, 10 * random.nextInt(6));
        }
      } catch (ProblemException e) {
        assertEquals(e.problem().toString(), 4, e.problem().status() / 100);
      }
      check(event, name + " step " + i);
    }
  }

  private void check(EventAnswer event, String name) {
    venue.database.read(
        handle -> {
          Allotment divided = venue.stores.allotments().of(handle, event.id());
          int taken = venue.stores.registrations().taken(handle, event.id());
          int givable = divided.givable(event.capacity());
          assertTrue(name + " oversold", taken <= givable);
          for (Category each : divided.categories()) {
            int inIt = venue.stores.allotments().taken(handle, each);
            assertTrue(name + " quota", each.quota() == null || inIt <= each.quota());
            int left = each.quota() == null ? givable : each.quota() - inIt;
            int room = Math.min(left, givable - taken);
            assertNull(
                name + " undersold",
                venue.stores.allotments().firstWaiting(handle, each, room).orElse(null));
          }
          return null;
        });
  }
}
