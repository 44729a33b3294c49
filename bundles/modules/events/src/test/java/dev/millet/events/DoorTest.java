package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import dev.millet.api.members.Member;
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
    return door.scan(event.id(), venue.host.id(), new NewScan(code, scan, at));
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
    assertEquals(2, (int) venue.database.read(h -> venue.stores.tickets().entered(h, event.id())));
    assertEquals(
        1, venue.journal.payloads(EventJournal.ATTENDED, EventJournal.Attended.class).size());
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
    Places places =
        new Places(
            venue.stores.registrations(),
            venue.stores.tickets(),
            new EventJournal(venue.journal),
            venue.draws());
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
