package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class DoorTest {

  private final Venue venue;
  private final Door door;

  public DoorTest(TestDatabase database) {
    venue = new Venue(database);
    door = new Door(venue.database, venue.guard, venue.stores, new EventJournal(venue.journal));
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

  private Door.Outcome scan(EventAnswer event, String code, String scan, Instant at) {
    return scan(event, code, scan, at, "in", "");
  }

  private Door.Outcome scan(
      EventAnswer event, String code, String scan, Instant at, String way, String reason) {
    NewScan typed = NewScan.RULES.check(new NewScan(code, scan, at, way, reason, ""));
    return door.scan(event.id(), venue.host.id(), typed);
  }

  private Scan.Result way(EventAnswer event, String code, String scan, String way) {
    String reason = way.equals("anyway") ? "Wrong ticket" : "";
    return scan(event, code, scan, null, way, reason).scan().result();
  }

  private int entered(EventAnswer event) {
    return venue.database.read(handle -> door.entered(handle, event.id()));
  }

  private int attended() {
    return venue.journal.payloads(EventJournal.ATTENDED, EventJournal.Attended.class).size();
  }

  private ScanAnswer walkIn(EventAnswer event, String handle, int guests, String scan)
      throws Exception {
    FakeRequest request = venue.about(FakeRequest.post("/"), event).by(venue.host);
    return venue.answer(
        ScanAnswer.class,
        Venue.ONE + "/walk-ins",
        request.json(new NewWalkIn(handle, guests, "", scan)));
  }

  @Test
  public void whoIsCheckedOutComesInAgainWithTheSameTicketAndAttendedOnce() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 3, 1));
    venue.register(venue.ann, event, 1);
    String code = code(venue.ann, event);
    assertEquals(Scan.Result.NOT_IN, way(event, code, "a", "out"));
    assertEquals(Scan.Result.IN, way(event, code, "b", "in"));
    assertEquals(2, entered(event));
    assertEquals(Scan.Result.OUT, way(event, code, "c", "out"));
    assertEquals(0, entered(event));
    assertEquals(Scan.Result.NOT_IN, way(event, code, "d", "out"));
    assertEquals(Scan.Result.UNKNOWN, way(event, "0000 0000 0000", "e", "out"));
    assertEquals(Scan.Result.IN, way(event, code, "f", "in"));
    assertEquals(2, entered(event));
    assertEquals(1, attended());
  }

  @Test
  public void whoIsRefusedIsLetInAnywayWithAReasonAndCountedOnce() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 3, 1));
    venue.register(venue.ann, event, 0);
    String code = code(venue.ann, event);
    assertEquals(
        "reason with-anyway", Venue.refusal(() -> scan(event, code, "a", null, "anyway", "")));
    assertEquals(
        "reason with-anyway", Venue.refusal(() -> scan(event, code, "a", null, "in", "x")));
    way(event, code, "a", "in");
    assertEquals(Scan.Result.ANYWAY, way(event, code, "b", "anyway"));
    assertEquals(Scan.Result.ANYWAY, way(event, code, "b", "anyway"));
    assertEquals(Scan.Result.ANYWAY, way(event, "0000 0000 0000", "c", "anyway"));
    assertEquals(3, entered(event));
    assertEquals(1, attended());
    String page = venue.page(venue.host, "/events/{id}/door", event, Locale.SIMPLIFIED_CHINESE);
    assertTrue(page, page.contains("Wrong ticket") && page.contains("仍然放行"));
    venue.depart(venue.ann);
    assertEquals(
        1, venue.number("SELECT COUNT(s.id) FROM events_scans s WHERE s.reason IS NOT NULL"));
    venue.depart(venue.host);
    assertEquals(
        0, venue.number("SELECT COUNT(s.id) FROM events_scans s WHERE s.reason IS NOT NULL"));
  }

  @Test
  public void aTicketThatIsGoodNeedsNoReason() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 3, 1));
    venue.register(venue.ann, event, 0);
    assertEquals(Scan.Result.IN, way(event, code(venue.ann, event), "a", "anyway"));
    assertEquals(0, venue.number("SELECT COUNT(s.id) FROM events_scans s WHERE s.people > 0"));
  }

  @Test
  public void aWalkInHasAPlaceAlsoWhenAllAreTakenAndAttends() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 1, 1));
    venue.register(venue.ann, event, 0);
    venue.register(venue.bob, event, 0);
    ScanAnswer bob = walkIn(event, "@bob", 1, "w1");
    assertEquals("walk-in", bob.result());
    assertEquals("bob", bob.member().handle());
    assertEquals("walk-in", walkIn(event, "bob", 1, "w1").result());
    assertEquals("already", walkIn(event, "bob", 1, "w2").result());
    assertEquals("going", venue.state(venue.bob, event));
    assertEquals("walk-in", walkIn(event, "", 2, "w3").result());
    assertEquals(5, walkIn(event, "", 2, "w3").entered());
    assertEquals(1, attended());
    assertEquals("handle unknown", Venue.refusal(() -> walkIn(event, "nobody", 0, "w4")));
    assertEquals(0, (int) venue.show(event).free());
    // more people than places, which an edit that leaves their number alone bears
    venue.edit(venue.host, venue.show(event), venue.typed("Walks", 1, 1));
    assertEquals(
        "capacity below-registered",
        Venue.refusal(() -> venue.edit(venue.host, venue.show(event), venue.typed("Walks", 2, 1))));
    FakeRequest others =
        venue
            .about(FakeRequest.post("/"), event)
            .by(venue.ann)
            .json(new NewWalkIn("", 0, "", "w5"));
    assertEquals(
        "events.not-yours", Venue.refusal(() -> venue.call(Venue.ONE + "/walk-ins", others)));
  }

  @Test
  public void theDoorsPageOffersTheWayOutOfARefusalAndWalkIns() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 1, 1));
    FakeRequest typed =
        venue.about(FakeRequest.post("/"), event).by(venue.host).form("code", "0000", "way", "in");
    String refused = Venue.html(venue.call("/events/{id}/door", typed));
    assertTrue(refused, refused.contains("Let in anyway"));
    FakeRequest unknown =
        venue
            .about(FakeRequest.post("/"), event)
            .by(venue.host)
            .form("handle", "nobody", "scan", "w1");
    assertEquals(422, venue.call("/events/{id}/door/walk-ins", unknown).status());
    FakeRequest walkIn =
        venue.about(FakeRequest.post("/"), event).by(venue.host).form("handle", "", "scan", "w2");
    String page = Venue.html(venue.call("/events/{id}/door/walk-ins", walkIn));
    assertTrue(page, page.contains("Walk-in"));
    assertEquals(1, entered(event));
  }

  @Test
  public void aTicketIsGoodOnceAndTheSecondIsToldWhenAndByWhom() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 3, 1));
    venue.register(venue.ann, event, 1);
    String code = code(venue.ann, event).toLowerCase(Locale.ROOT);
    Door.Outcome first = scan(event, code, "one", null);
    assertEquals(Scan.Result.IN, first.scan().result());
    Door.Outcome second = scan(event, code, "two", null);
    assertEquals(Scan.Result.ALREADY, second.scan().result());
    assertEquals(first.scan().scannedAt(), second.ticket().enteredAt());
    assertEquals(venue.host.id(), (long) second.ticket().enteredBy());
    assertEquals(2, entered(event));
    assertEquals(1, attended());
  }

  @Test
  public void aScanThatIsSentAgainIsTheSameAndKeepsItsOwnTime() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 3, 1));
    venue.register(venue.ann, event, 0);
    Instant then = venue.database.now().minusSeconds(900);
    String code = code(venue.ann, event);
    Door.Outcome first = scan(event, code, "offline", then);
    Door.Outcome again = scan(event, code, "offline", then);
    assertEquals(first.scan(), again.scan());
    assertEquals(then, again.scan().scannedAt());
    assertEquals(1, venue.number("SELECT COUNT(s.id) FROM events_scans s"));
    assertEquals(
        List.of(then),
        venue.journal.payloads(EventJournal.ATTENDED, EventJournal.Attended.class).stream()
            .map(EventJournal.Attended::at)
            .toList());
  }

  @Test
  public void aForgedForeignOrGivenBackTicketIsNone() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 3, 1));
    EventAnswer other = venue.announce(venue.typed("Run", 3, 1));
    venue.register(venue.ann, event, 0);
    venue.register(venue.ann, other, 0);
    String code = code(venue.ann, event);
    assertEquals(Scan.Result.UNKNOWN, scan(event, "0000 0000 0000", "a", null).scan().result());
    assertEquals(Scan.Result.UNKNOWN, scan(other, code, "b", null).scan().result());
    venue.leave(venue.ann, event);
    assertEquals(Scan.Result.UNKNOWN, scan(event, code, "c", null).scan().result());
  }

  @Test
  public void aNewCodeEndsTheOldOne() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 3, 1));
    venue.register(venue.ann, event, 0);
    String old = code(venue.ann, event);
    Places places = new Places(venue.stores, new EventJournal(venue.journal), venue.draws());
    LevelGate levels = new LevelGate(new DrawStore(venue.database), () -> null);
    Registrar registrar = new Registrar(venue.database, venue.guard, venue.stores, places, levels);
    registrar.renewTicket(event.id(), venue.ann.id());
    String fresh = code(venue.ann, event);
    assertNotEquals(old, fresh);
    assertEquals(Scan.Result.UNKNOWN, scan(event, old, "a", null).scan().result());
    assertEquals(Scan.Result.IN, scan(event, fresh, "b", null).scan().result());
    registrar.renewTicket(event.id(), venue.ann.id());
    assertEquals(fresh, code(venue.ann, event));
  }
}
