package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.events.series.NewSeries;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The entrances of events, and the list that a scanner keeps for when it has no network. */
@RunWith(Parameterized.class)
public final class DoorListTest {

  private static final String DOOR = "/events/{id}/door";
  private static final String ENTRANCES = Venue.ONE + "/entrances";

  private final Venue venue;

  public DoorListTest(TestDatabase database) {
    venue = new Venue(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private String code(Member of, EventAnswer event) throws Exception {
    long registration = venue.own(of, event).id();
    return venue
        .database
        .read(handle -> venue.stores.tickets().find(handle, registration))
        .orElseThrow()
        .spelled();
  }

  private ScanAnswer scan(EventAnswer event, String code, String scan, Instant at, String entrance)
      throws Exception {
    FakeRequest request = venue.about(FakeRequest.post("/"), event).by(venue.host);
    return venue.answer(
        ScanAnswer.class,
        Venue.ONE + "/scans",
        request.json(new NewScan(code, scan, at, "in", "", entrance)));
  }

  private List<?> name(Member by, EventAnswer event, String... entrances) throws Exception {
    FakeRequest request = venue.about(FakeRequest.of("PUT", "/"), event).by(by);
    return venue
        .answer(Slice.class, ENTRANCES, request.json(new Entrances.Typed(List.of(entrances))))
        .items();
  }

  private List<?> counts(long event) throws Exception {
    FakeRequest request = FakeRequest.get("/").with("id", event).by(venue.staff);
    return venue.answer(Slice.class, ENTRANCES, request).items();
  }

  private DoorList.Listed list(Member by, EventAnswer event) throws Exception {
    return venue.answer(
        DoorList.Listed.class, DOOR + "/list", venue.about(FakeRequest.get("/"), event).by(by));
  }

  @Test
  public void theListHasHashesAndNamesOfThoseWhoComeAndSaysWhoIsIn() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 2, 1));
    venue.register(venue.cai, event, 0);
    venue.register(venue.ann, event, 0);
    venue.register(venue.bob, event, 0);
    scan(event, code(venue.ann, event), "a", null, "Nord 门");
    DoorList.Listed list = list(venue.host, event);
    assertEquals(event.endsAt(), list.until());
    assertEquals("who waits has no ticket", 2, list.tickets().size());
    String plain = code(venue.cai, event).replace(" ", "");
    DoorList.Line cai =
        list.tickets().stream().filter(each -> each.name().equals("蔡<b>")).findFirst().get();
    assertEquals(DoorList.hash(event.id(), plain), cai.hash());
    assertNull(cai.enteredAt());
    assertFalse("no ticket can be made of it", list.toString().contains(plain));
    DoorList.Line ann =
        list.tickets().stream().filter(each -> each.name().equals("ann")).findFirst().get();
    assertEquals("host", ann.enteredBy());
    assertEquals("Nord 门", ann.enteredThrough());
    assertFalse(ann.out());
  }

  @Test
  public void theListIsForHostsAndUntilTheEventEnds() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 2, 1));
    assertEquals("events.not-yours", Venue.refusal(() -> list(venue.ann, event)));
    Reply worker =
        venue.call(DOOR + "/worker.js", venue.about(FakeRequest.get("/"), event).by(venue.host));
    assertTrue(
        worker.headers().toString(),
        worker.headers().toString().contains("/events/" + event.id() + "/door"));
    venue.database.write(
        handle ->
            handle
                .createUpdate("UPDATE events_events SET time_ends_at = :then WHERE id = :event")
                .bind("then", venue.database.now().minusSeconds(1))
                .bind("event", event.id())
                .execute());
    assertEquals("events.over", Venue.refusal(() -> list(venue.host, event)));
  }

  @Test
  public void aScanWithoutANetworkIsSentLaterOnceWithItsTimeAndEntrance() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 5, 1));
    name(venue.host, event, "North", "South");
    venue.register(venue.ann, event, 1);
    String code = code(venue.ann, event);
    Instant then = venue.database.now().minusSeconds(600);
    assertEquals("in", scan(event, code, "offline", then, "South").result());
    assertEquals("in", scan(event, code, "offline", then, "South").result());
    ScanAnswer again = scan(event, code, "other", null, "North");
    assertEquals("already", again.result());
    assertEquals(then, again.enteredAt());
    assertEquals("host", again.enteredBy().handle());
    assertEquals("South", again.enteredThrough());
    String page = venue.page(venue.host, DOOR, event, Locale.ENGLISH);
    assertTrue(page, page.contains("<b data-entrance=\"South\">2</b>"));
    assertTrue(page, page.contains("<b data-entrance=\"North\">0</b>"));
    assertTrue(page, page.contains("<bdi class=\"hint\">South</bdi>"));
  }

  @Test
  public void entrancesAreNamedByHostsAndCountThoseWithoutATicketToo() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 5, 1));
    assertEquals("events.not-yours", Venue.refusal(() -> name(venue.ann, event, "North")));
    name(venue.host, event, "North \"<b>", "北门", "北门");
    FakeRequest walkIn = venue.about(FakeRequest.post("/"), event).by(venue.host);
    venue.call(Venue.ONE + "/walk-ins", walkIn.json(new NewWalkIn("", 2, "北门", "w1")));
    FakeRequest counted = venue.about(FakeRequest.get("/"), event).by(venue.host);
    assertEquals(
        List.of(new Entrance("North \"<b>", 0), new Entrance("北门", 3)),
        venue.answer(Slice.class, ENTRANCES, counted).items());
    FakeRequest form = venue.about(FakeRequest.post("/"), event).by(venue.host);
    venue.call(DOOR + "/entrances", form.form("entrances", "A\nB\r\n"));
    assertEquals(
        "what was counted at a door that is no more stays",
        List.of(new Entrance("A", 0), new Entrance("B", 0), new Entrance("北门", 3)),
        name(venue.host, event, "A", "B"));
    assertEquals(List.of(new Entrance("北门", 3)), name(venue.host, event));
  }

  @Test
  public void aWalkInComesThroughTheEntranceThatIsChosenOnThePage() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 5, 1));
    String none = venue.page(venue.host, DOOR, event, Locale.ENGLISH);
    assertFalse("there is one door", none.contains("walk-in-entrance"));
    name(venue.host, event, "North", "南门 <b>");
    FakeRequest form = venue.about(FakeRequest.post("/"), event).by(venue.host);
    String page =
        Venue.html(
            venue.call(
                DOOR + "/walk-ins",
                form.form("handle", "", "guests", "1", "scan", "w1", "entrance", "南门 <b>")));
    assertTrue(page, page.contains("<b data-entrance=\"南门 &lt;b>\">2</b>"));
    assertTrue("the next comes there, too", page.contains("selected>南门 &lt;b&gt;</option>"));
    FakeRequest wrong = venue.about(FakeRequest.post("/"), event).by(venue.host);
    String again =
        Venue.html(
            venue.call(
                DOOR + "/walk-ins",
                wrong.form("handle", "nobody", "scan", "w2", "entrance", "North")));
    assertTrue(again, again.contains("<option value=\"North\" selected>North</option>"));
  }

  @Test
  public void copiesAndTheDatesOfASeriesHaveTheEntrances() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 5, 1));
    name(venue.host, event, "North", "北门");
    List<Entrance> named = List.of(new Entrance("North", 0), new Entrance("北门", 0));
    FakeRequest copy = venue.about(FakeRequest.post("/"), event).by(venue.host);
    EventAnswer copied = venue.answer(EventAnswer.class, Venue.ONE + "/copy", copy);
    assertEquals(named, counts(copied.id()));
    FakeRequest repeat = venue.about(FakeRequest.post("/"), event).by(venue.staff);
    SeriesApi.SeriesAnswer series =
        venue.answer(
            SeriesApi.SeriesAnswer.class,
            Venue.ONE + "/series",
            repeat.json(new NewSeries("FREQ=WEEKLY;COUNT=2")));
    assertEquals(named, counts(series.dates().get(1).event()));
  }
}
