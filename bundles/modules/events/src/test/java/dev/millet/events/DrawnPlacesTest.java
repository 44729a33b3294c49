package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.jobs.Job;
import dev.millet.api.members.Member;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Events whose places are drawn, and events for members of a level. */
@RunWith(Parameterized.class)
public final class DrawnPlacesTest {

  private static final String LEVEL = Venue.ONE + "/level";
  private static final String DRAW = Venue.ONE + "/draw";

  private final Venue venue;
  private final FakeSelections selections = new FakeSelections();

  public DrawnPlacesTest(TestDatabase database) {
    venue = new Venue(database);
    venue.module.selections = selections;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private EventAnswer announced(int places) throws Exception {
    return venue.announce(typed(places));
  }

  private NewEvent typed(Integer places) {
    return venue.typed("Walk", Venue.inDays(10), "", Mode.DRAW, places, 3);
  }

  /** Has the registration of an event be closed since a moment. */
  private void closeRegistration(EventAnswer event) {
    closeRegistration(venue, event);
  }

  static void closeRegistration(Venue venue, EventAnswer event) {
    venue.database.write(
        handle -> {
          handle
              .createUpdate("UPDATE events_events SET terms_closes_at = :then WHERE id = :event")
              .bind("then", venue.database.now().minusSeconds(1))
              .bind("event", event.id())
              .execute();
          return handle
              .createUpdate("UPDATE events_draws SET closes_at = :then WHERE event_id = :event")
              .bind("then", venue.database.now().minusSeconds(1))
              .bind("event", event.id())
              .execute();
        });
  }

  private void runJob() throws Exception {
    for (Job job : venue.contributions(Job.class)) {
      if (job.name().equals("events.draws")) {
        job.handler().run(null);
      }
    }
  }

  private void level(EventAnswer event, Integer least) throws Exception {
    FakeRequest request = venue.about(FakeRequest.of("PUT", "/"), event).by(venue.host);
    venue.call(LEVEL, request.json(new LevelRoutes.EventLevel(least)));
  }

  private LevelRoutes.EventDraw draw(EventAnswer event) throws Exception {
    return venue.answer(
        LevelRoutes.EventDraw.class, DRAW, venue.about(FakeRequest.get("/"), event));
  }

  @Test
  public void placesAreDrawnWhenRegistrationClosesAndOthersWaitInDrawnOrder() throws Exception {
    EventAnswer event = announced(3);
    assertEquals("/draws/7", draw(event).path());
    assertTrue(draw(event).toCome());
    assertEquals("asked", venue.register(venue.ann, event, 0).state());
    venue.register(venue.bob, event, 2);
    venue.register(venue.cai, event, 1);
    runJob();
    assertEquals("asked", venue.state(venue.cai, event));
    closeRegistration(event);
    runJob();
    assertEquals("going", venue.state(venue.cai, event));
    assertEquals("waiting", venue.state(venue.bob, event));
    assertEquals("a party that does not fit is skipped", "going", venue.state(venue.ann, event));
    assertEquals(Integer.valueOf(1), venue.own(venue.bob, event).position());
    assertFalse(draw(event).toCome());
    assertEquals(3, venue.show(event).going());
    assertTrue(venue.number("SELECT COUNT(*) FROM events_tickets") >= 2);
  }

  @Test
  public void whoHidesAfterTheDrawIsNamedNoMoreOnItsList() throws Exception {
    EventAnswer event = announced(2);
    venue.register(venue.ann, event, new RegistrationRequest(0, null, true, null));
    venue.register(venue.bob, event, new RegistrationRequest(0, null, true, null));
    hide(venue.ann, event);
    assertEquals("nobody is on a list yet", Map.of(), selections.named);
    closeRegistration(event);
    assertEquals("going", venue.state(venue.bob, event));
    assertEquals(Map.of(venue.ann.id(), false, venue.bob.id(), true), selections.named);
    venue.module.selections = null;
    hide(venue.bob, event);
    venue.module.selections = selections;
    assertTrue(selections.named.get(venue.bob.id()));
    runJob();
    assertFalse("told when points is back", selections.named.get(venue.bob.id()));
    assertEquals(0, venue.number("SELECT COUNT(*) FROM events_unnamed"));
  }

  private void hide(Member member, EventAnswer event) throws Exception {
    FakeRequest request = venue.about(FakeRequest.of("PATCH", "/"), event).by(member);
    venue.call(Venue.OWN, request.json(new NamedChoice(false)));
  }

  @Test
  public void timeDrawsWithoutAnyJob() throws Exception {
    EventAnswer event = announced(1);
    venue.register(venue.ann, event, 0);
    venue.register(venue.bob, event, 0);
    closeRegistration(event);
    assertEquals("going", venue.state(venue.bob, event));
    assertEquals("waiting", venue.state(venue.ann, event));
  }

  @Test
  public void aPlaceThatIsGivenBackIsOfferedInDrawnOrderAfterRegistrationClosed() throws Exception {
    EventAnswer event = announced(1);
    for (Member each : List.of(venue.ann, venue.bob, venue.cai)) {
      venue.register(each, event, 0);
    }
    closeRegistration(event);
    assertEquals("going", venue.state(venue.cai, event));
    venue.leave(venue.cai, event);
    assertEquals("offered", venue.state(venue.bob, event));
    assertEquals("waiting", venue.state(venue.ann, event));
    assertEquals("going", venue.accept(venue.bob, event).state());
  }

  @Test
  public void whoWithdrawsBeforeTheDrawIsNotDrawn() throws Exception {
    EventAnswer event = announced(1);
    venue.register(venue.ann, event, 0);
    venue.register(venue.bob, event, 0);
    venue.leave(venue.bob, event);
    closeRegistration(event);
    assertEquals("going", venue.state(venue.ann, event));
    assertEquals("not-coming", venue.state(venue.bob, event));
    assertEquals(1, selections.results.values().iterator().next().order().size());
  }

  @Test
  public void nobodyDecidesBeforeTheDraw() throws Exception {
    EventAnswer event = announced(1);
    RegistrationAnswer asked = venue.register(venue.ann, event, 0);
    FakeRequest approve =
        venue.about(FakeRequest.post("/"), event).by(venue.host).with("registration", asked.id());
    assertEquals(
        "events.drawn-later",
        Venue.refusal(() -> venue.call(Venue.REGISTRATIONS + "/{registration}/approve", approve)));
  }

  @Test
  public void withoutPointsNoDrawIsAnnouncedAndOneThatIsDueWaits() throws Exception {
    EventAnswer event = announced(1);
    venue.register(venue.ann, event, 0);
    venue.module.selections = null;
    assertEquals("mode unavailable", Venue.refusal(() -> announced(1)));
    closeRegistration(event);
    runJob();
    assertEquals("asked", venue.state(venue.ann, event));
    assertEquals("the form does not know the way", 422, submitted());
    String page = venue.page(venue.ann, "/events/{id}", event, Locale.ENGLISH);
    assertTrue(page, page.contains("The places are being drawn"));
    venue.module.selections = selections;
    runJob();
    assertEquals("going", venue.state(venue.ann, event));
  }

  /** Sends the form of an event whose places are drawn, and returns the status. */
  private int submitted() throws Exception {
    FakeRequest request =
        FakeRequest.post("/events/new")
            .by(venue.staff)
            .form(
                "kind", "meet-up",
                "title", "Walk",
                "start", Venue.inDays(5),
                "city", Long.toString(venue.zurich.id()),
                "mode", "draw",
                "capacity", "5");
    return venue.call("/events/new", request).status();
  }

  @Test
  public void aDrawNeedsANumberOfPlaces() {
    assertEquals("capacity needed", Venue.refusal(() -> venue.add(venue.host, typed(null))));
  }

  @Test
  public void whatIsChangedIsAnnouncedAgainAndWhatIsCancelledIsCancelled() throws Exception {
    EventAnswer event = announced(2);
    EventAnswer larger = venue.edit(venue.host, event, typed(9));
    assertEquals(9, selections.announced.values().iterator().next().places());
    venue.edit(venue.host, larger, venue.typed("Walk", 9, 3));
    assertEquals(1, selections.cancelled.size());
    EventAnswer other = announced(2);
    FakeRequest cancel = venue.about(FakeRequest.post("/"), other).by(venue.host);
    venue.call(Venue.ONE + "/cancel", cancel.json(new Reason("Rain")));
    assertEquals(2, selections.cancelled.size());
  }

  @Test
  public void membersBelowTheLevelAreNotRegistered() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Geeks", 5, 0));
    level(event, 4);
    assertEquals("events.level-needed", Venue.refusal(() -> venue.register(venue.ann, event, 0)));
    String page = venue.page(venue.ann, "/events/{id}", event, Locale.ENGLISH);
    assertTrue(page, page.contains("From level 4"));
    selections.levels.put(venue.ann.id(), 4);
    assertEquals("going", venue.register(venue.ann, event, 0).state());
    venue.module.selections = null;
    assertEquals("events.level-unknown", Venue.refusal(() -> venue.register(venue.bob, event, 0)));
    venue.page(venue.bob, "/events/{id}", event, Locale.SIMPLIFIED_CHINESE);
    assertEquals("events.level-unknown", Venue.refusal(() -> level(event, 3)));
    level(event, null);
    assertEquals("going", venue.register(venue.bob, event, 0).state());
  }

  @Test
  public void whoFellBelowTheLevelIsNotDrawn() throws Exception {
    EventAnswer event = announced(5);
    selections.levels.put(venue.ann.id(), 4);
    selections.levels.put(venue.bob.id(), 4);
    level(event, 4);
    venue.register(venue.ann, event, 0);
    venue.register(venue.bob, event, 0);
    selections.levels.put(venue.bob.id(), 3);
    closeRegistration(event);
    assertEquals("going", venue.state(venue.ann, event));
    assertEquals("declined", venue.state(venue.bob, event));
  }

  @Test
  public void onlyHostsAndTheTeamSetTheLevel() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Geeks", 5, 0));
    FakeRequest request = venue.about(FakeRequest.of("PUT", "/"), event).by(venue.ann);
    assertEquals(
        "events.not-yours",
        Venue.refusal(() -> venue.call(LEVEL, request.json(new LevelRoutes.EventLevel(2)))));
    String page =
        venue.page(venue.host, "/events/{id}/manage/level", event, Locale.SIMPLIFIED_CHINESE);
    assertTrue(page, page.contains("最低等级"));
  }

  @Test
  public void thePageSaysThatPlacesAreDrawn() throws Exception {
    EventAnswer event = announced(2);
    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      String page = venue.page(venue.ann, "/events/{id}", event, language);
      assertTrue(page, page.contains("/draws/7"));
      assertFalse(page, page.contains("??"));
    }
    venue.register(venue.ann, event, 0);
    String page = venue.page(venue.ann, "/events/{id}", event, Locale.ENGLISH);
    assertTrue(page, page.contains("You’re in the draw"));
    assertEquals(303, submitted());
  }
}
