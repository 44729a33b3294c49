package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Lets people in and out. A ticket lets one party in: whoever comes second is refused, and told
 * when and by whom the first was let in; the host can let them in anyway, with a reason. A scan has
 * a name, so that one that was kept without a network and is sent again is counted once.
 */
final class Door {

  private final Database database;
  private final Guard guard;
  private final Stores stores;
  private final EventJournal journal;
  private final ScanStore scans;

  Door(Database database, Guard guard, Stores stores, EventJournal journal) {
    this.database = database;
    this.guard = guard;
    this.stores = stores;
    this.journal = journal;
    this.scans = new ScanStore(database);
  }

  /**
   * The end of a scan.
   *
   * @param registration whose ticket it is; null where it is none
   * @param ticket as it was before the scan; null where it is none
   * @param entrance where it was; empty where nobody said
   */
  record Outcome(Scan scan, Registration registration, Ticket ticket, String entrance) {}

  /** Something that happens at the door, decided under the lock of the event's row. */
  private interface Passage {
    Outcome of(Handle handle, Event event, Instant now);
  }

  Outcome scan(long event, long host, NewScan typed) {
    return pass(event, host, (handle, at, now) -> scan(handle, event, host, typed, now));
  }

  private Outcome pass(long event, long host, Passage passage) {
    return database.write(
        handle -> {
          guard.memberActive(host);
          Event at = stores.events().lock(handle, event).orElseThrow();
          return passage.of(handle, at, database.now());
        });
  }

  private Outcome scan(Handle handle, long event, long host, NewScan typed, Instant now) {
    Ticket ticket =
        stores.tickets().byCode(handle, event, TicketCodes.read(typed.code())).orElse(null);
    Registration whose =
        ticket == null
            ? null
            : stores.registrations().find(handle, ticket.registrationId()).orElse(null);
    Optional<Scan> before = scans.find(handle, event, typed.scan());
    if (before.isPresent()) {
      return new Outcome(before.get(), whose, ticket, scans.entrance(handle, before.get()));
    }
    Instant at = typed.at() == null || typed.at().isAfter(now) ? now : typed.at();
    Scan.Result result = result(whose, ticket, typed.direction());
    Scan made =
        scans.insert(
            handle,
            new Scan(
                0,
                event,
                typed.scan(),
                whose == null ? null : whose.id(),
                result,
                at,
                host,
                result == Scan.Result.ANYWAY ? typed.reason() : null,
                result == Scan.Result.ANYWAY ? (Integer) 1 : null),
            typed.entrance());
    if (result == Scan.Result.IN) {
      enter(handle, whose, ticket, new Entry(at, host, typed.entrance()));
    }
    if (result == Scan.Result.OUT) {
      stores.tickets().leave(handle, ticket, at);
    }
    return new Outcome(made, whose, ticket, typed.entrance());
  }

  /** The moment, the host and the entrance of somebody who comes in. */
  private record Entry(Instant at, long host, String entrance) {}

  /** Writes that somebody is in; who came before was there already. */
  private void enter(Handle handle, Registration whose, Ticket ticket, Entry entry) {
    String through = entry.entrance().isEmpty() ? null : entry.entrance();
    stores.tickets().enter(handle, ticket, entry.at(), entry.host(), through);
    if (ticket.enteredAt() == null) {
      journal.attended(whose, entry.at());
    }
  }

  private static Scan.Result result(Registration whose, Ticket ticket, NewScan.Way way) {
    boolean in = whose != null && ticket.isIn();
    return switch (way) {
      case OUT -> whose == null ? Scan.Result.UNKNOWN : in ? Scan.Result.OUT : Scan.Result.NOT_IN;
      case IN -> whose == null ? Scan.Result.UNKNOWN : in ? Scan.Result.ALREADY : Scan.Result.IN;
      // a ticket that is good needs no reason
      case ANYWAY -> whose == null || in ? Scan.Result.ANYWAY : Scan.Result.IN;
    };
  }

  /**
   * Lets somebody in without a ticket. A member gets a place and a ticket, also beyond the number
   * of places: the host sees who stands there.
   *
   * @param member null for somebody without an account
   */
  Outcome walkIn(long event, long host, Long member, NewWalkIn typed, Places places) {
    return pass(
        event,
        host,
        (handle, at, now) -> {
          Optional<Scan> before = scans.find(handle, event, typed.scan());
          if (before.isPresent()) {
            return outcome(handle, before.get());
          }
          if (member == null) {
            Scan made = walkedIn(event, host, null, now, typed, 1 + typed.others());
            Scan kept = scans.insert(handle, made, typed.entrance());
            return new Outcome(kept, null, null, typed.entrance());
          }
          Registration whose = placed(handle, at, host, member, typed, places, now);
          Ticket ticket = stores.tickets().find(handle, whose.id()).orElseThrow();
          Scan made = walkedIn(event, host, whose.id(), now, typed, null);
          if (ticket.isIn()) {
            Scan again = made.ending(Scan.Result.ALREADY);
            Scan kept = scans.insert(handle, again, typed.entrance());
            return new Outcome(kept, whose, ticket, typed.entrance());
          }
          enter(handle, whose, ticket, new Entry(now, host, typed.entrance()));
          Scan kept = scans.insert(handle, made, typed.entrance());
          return new Outcome(kept, whose, ticket, typed.entrance());
        });
  }

  private static Scan walkedIn(
      long event, long host, Long registration, Instant now, NewWalkIn typed, Integer people) {
    Scan.Result result = Scan.Result.WALK_IN;
    return new Scan(0, event, typed.scan(), registration, result, now, host, null, people);
  }

  /** Returns the registration of a member who stands at the door, with a place. */
  private Registration placed(
      Handle handle,
      Event event,
      long host,
      long member,
      NewWalkIn typed,
      Places places,
      Instant now) {
    RegistrationStore registrations = stores.registrations();
    Registration was = registrations.find(handle, event.id(), member).orElse(null);
    if (was != null && was.state() == RegistrationState.GOING) {
      return was;
    }
    Registration fresh =
        new Registration(
            was == null ? 0 : was.id(),
            event.id(),
            member,
            RegistrationState.ASKED,
            typed.others(),
            was != null && was.shown(),
            registrations.nextInLine(handle, event.id()),
            null,
            now);
    Registration kept = was == null ? registrations.insert(handle, fresh) : fresh;
    return places.change(handle, kept.in(RegistrationState.GOING, now), host, "");
  }

  private Registration registration(Handle handle, Scan scan) {
    return scan.registrationId() == null
        ? null
        : stores.registrations().find(handle, scan.registrationId()).orElse(null);
  }

  private Outcome outcome(Handle handle, Scan scan) {
    return new Outcome(scan, registration(handle, scan), null, scans.entrance(handle, scan));
  }

  /** Counts the people who are in, guests and those without a ticket included. */
  int entered(Handle handle, long event) {
    return stores.tickets().entered(handle, event) + scans.people(handle, event);
  }

  /** Counts the people who came, guests and those without a ticket included. */
  int arrived(Handle handle, long event) {
    return stores.tickets().arrived(handle, event) + scans.people(handle, event);
  }

  /** Reads the last scans of an event, the latest first, each with whose ticket it was. */
  List<Outcome> last(Handle handle, long event, int limit) {
    return scans.last(handle, event, limit).stream().map(scan -> outcome(handle, scan)).toList();
  }

  /** Takes the name of a deleted account off the scans that it made. */
  void forget(Handle handle, long host) {
    scans.forget(handle, host);
    stores.tickets().forget(handle, host);
  }

  /** Erases what hosts said about somebody at the door. */
  void forgetReasons(Handle handle, Registration about) {
    scans.forgetReasons(handle, about);
  }
}
