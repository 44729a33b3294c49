package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells programs and the door's page how scans ended. */
final class ScanAnswers {

  private static final int LAST = 10;

  private final Database database;
  private final Door door;
  private final Members members;

  ScanAnswers(Database database, Door door, Members members) {
    this.database = database;
    this.door = door;
    this.members = members;
  }

  int entered(Event event) {
    return database.read(handle -> door.entered(handle, event.id()));
  }

  ScanAnswer answer(Event event, Door.Outcome outcome) {
    DoorModel.Line line = line(outcome);
    Map<Long, Person> people = people(outcome);
    Registration whose = outcome.registration();
    Ticket ticket = outcome.ticket();
    boolean again = line.before() != null;
    return new ScanAnswer(
        line.result(),
        whose == null ? null : people.get(whose.memberId()),
        line.guests(),
        line.at(),
        line.before(),
        again && ticket.enteredBy() != null ? people.get(ticket.enteredBy()) : null,
        again ? ticket.enteredThrough() : null,
        entered(event));
  }

  private Map<Long, Person> people(Door.Outcome outcome) {
    List<Long> ids = new ArrayList<>();
    if (outcome.registration() != null) {
      ids.add(outcome.registration().memberId());
    }
    if (outcome.ticket() != null && outcome.ticket().enteredBy() != null) {
      ids.add(outcome.ticket().enteredBy());
    }
    return members.people(ids);
  }

  /** Returns a scan as a line of the page. */
  DoorModel.Line line(Door.Outcome outcome) {
    Map<Long, Person> people = people(outcome);
    Registration whose = outcome.registration();
    Ticket ticket = outcome.ticket();
    Scan scan = outcome.scan();
    boolean again = scan.result() == Scan.Result.ALREADY && ticket != null;
    return new DoorModel.Line(
        scan.result(),
        whose == null ? "" : name(people.get(whose.memberId())),
        whose == null ? Math.max(0, scan.withoutTicket() - 1) : whose.guests(),
        scan.scannedAt(),
        again ? ticket.enteredAt() : null,
        again && ticket.enteredBy() != null ? name(people.get(ticket.enteredBy())) : "",
        again ? ticket.through() : "",
        scan.reason() == null ? "" : scan.reason(),
        outcome.entrance());
  }

  private static String name(Person person) {
    return person == null || person.isDeleted() ? "" : person.displayName();
  }

  /** Returns the last scans of an event, the latest first. */
  List<DoorModel.Line> last(Event event) {
    return database.read(handle -> door.last(handle, event.id(), LAST)).stream()
        .map(this::line)
        .toList();
  }
}
