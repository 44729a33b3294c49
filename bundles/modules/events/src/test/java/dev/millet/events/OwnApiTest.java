package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.Slice;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class OwnApiTest {

  private static final String TICKET = "/api/v1/events/{id}/ticket";
  private static final String CITY = "/api/v1/events/city";
  private static final String CALENDAR = "/api/v1/events/calendar";

  private final Venue venue;

  public OwnApiTest(TestDatabase database) {
    venue = new Venue(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private FakeRequest ann(String method) {
    return FakeRequest.of(method, "/").by(venue.ann);
  }

  private List<String> registrations(FakeRequest request) throws Exception {
    String path = "/api/v1/events/registrations";
    Slice<?> found = venue.answer(Slice.class, path, request);
    return found.items().stream().map(each -> ((RegistrationAnswer) each).state()).toList();
  }

  @Test
  public void ownRegistrationsAreListedAsTimeHasDecided() throws Exception {
    EventAnswer first = venue.announce(venue.typed("Walk", 1, 0));
    EventAnswer second = venue.announce(venue.typed("Run", 1, 0));
    venue.register(venue.bob, first, 0);
    venue.register(venue.ann, first, 0);
    venue.register(venue.ann, second, 0);
    assertEquals(List.of("waiting", "going"), registrations(ann("GET")));
    assertEquals(List.of("waiting"), registrations(ann("GET").query("limit", "1")));
    venue.leave(venue.bob, first);
    venue.runOut(first);
    assertEquals(List.of("lapsed", "going"), registrations(ann("GET")));
  }

  @Test
  public void aTicketIsItsHoldersAndRenewed() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 1, 0));
    venue.register(venue.ann, event, 0);
    FakeRequest get = venue.about(ann("GET"), event);
    String code = venue.answer(OwnApi.TicketAnswer.class, TICKET, get).code();
    FakeRequest renew = venue.about(ann("POST"), event);
    assertNotEquals(code, venue.answer(OwnApi.TicketAnswer.class, TICKET, renew).code());
    FakeRequest other = venue.about(FakeRequest.get("/"), event).by(venue.bob);
    assertEquals("not-found", Venue.refusal(() -> venue.call(TICKET, other)));
    String page = venue.page(venue.ann, "/events/{id}/ticket", event, Locale.SIMPLIFIED_CHINESE);
    assertTrue(page, page.contains("门票"));
    assertFalse(page, page.contains(code.substring(0, 4) + " " + code.substring(4, 8)));
  }

  @Test
  public void whoIsNamedIsOnesOwnChoice() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 1, 0));
    venue.register(venue.ann, event, 0);
    FakeRequest named = venue.about(ann("PATCH"), event).json(new NamedChoice(true));
    assertTrue(venue.answer(RegistrationAnswer.class, Venue.OWN, named).shown());
    FakeRequest hidden = venue.about(ann("PATCH"), event).json(new NamedChoice(false));
    assertFalse(venue.answer(RegistrationAnswer.class, Venue.OWN, hidden).shown());
  }

  @Test
  public void aCityIsChosenAndLeft() throws Exception {
    assertEquals("not-found", Venue.refusal(() -> venue.call(CITY, ann("GET"))));
    FakeRequest chosen = ann("PUT").json(new CityChoice("zurich", true));
    assertEquals(
        new OwnApi.OwnCity(venue.zurich, true), venue.answer(OwnApi.OwnCity.class, CITY, chosen));
    FakeRequest moved = ann("PUT").json(new CityChoice("chengdu", null));
    venue.call(CITY, moved);
    assertEquals(
        new OwnApi.OwnCity(venue.chengdu, false),
        venue.answer(OwnApi.OwnCity.class, CITY, ann("GET")));
    FakeRequest unknown = ann("PUT").json(new CityChoice("atlantis", true));
    assertEquals("city unknown", Venue.refusal(() -> venue.call(CITY, unknown)));
    venue.call(CITY, ann("DELETE"));
    assertEquals("not-found", Venue.refusal(() -> venue.call(CITY, ann("GET"))));
  }

  @Test
  public void theLinkToACalendarIsMadeAndRemoved() throws Exception {
    OwnApi.CalendarLink made = venue.answer(OwnApi.CalendarLink.class, CALENDAR, ann("POST"));
    String secret = made.link().substring(made.link().lastIndexOf('/') + 1);
    FakeRequest read = FakeRequest.get("/").with("secret", secret);
    Reply calendar = venue.call("/events/calendars/{secret}", read);
    assertEquals(200, calendar.status());
    venue.call(CALENDAR, ann("DELETE"));
    assertEquals("not-found", Venue.refusal(() -> venue.call("/events/calendars/{secret}", read)));
  }
}
