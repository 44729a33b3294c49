package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tickets of an event for a scanner that loses its network: by their hashes, so that no ticket
 * can be made of the list.
 */
final class DoorList {

  private static final int MAX_TICKETS = 20_000;
  private static final int PEOPLE = 1_000;

  private final Database database;
  private final Stores stores;
  private final Members members;

  DoorList(Database database, Stores stores, Members members) {
    this.database = database;
    this.stores = stores;
    this.members = members;
  }

  /**
   * The list.
   *
   * @param at when it was made
   * @param until when the event ends, and the scanner forgets the list
   */
  record Listed(long event, Instant at, Instant until, List<Line> tickets) {}

  /**
   * A ticket.
   *
   * @param hash the SHA-256 of the event's id, a slash and the code, as hexadecimal digits
   * @param name of the holder
   * @param guests how many others come along
   * @param enteredAt when they came in; left out where they did not
   * @param out whether they left again
   * @param enteredBy the name of the host who let them in; empty where nobody is known
   * @param enteredThrough the entrance; empty where nobody said
   */
  record Line(
      String hash,
      String name,
      int guests,
      Instant enteredAt,
      boolean out,
      String enteredBy,
      String enteredThrough) {}

  /** Returns the list of an event, of at most 20,000 tickets; 409 where the event is over. */
  Listed of(Event event) {
    Instant now = database.now();
    if (!now.isBefore(event.time().endsAt()) || event.state() == EventState.CANCELLED) {
      throw Problem.of(
              409, "events.over", "The event is over", "Its list of tickets is kept no longer.")
          .toException();
    }
    Map<Long, Registration> going = new HashMap<>();
    List<Ticket> tickets =
        database.read(
            handle -> {
              stores
                  .registrations()
                  .going(handle, event.id(), MAX_TICKETS)
                  .forEach(each -> going.put(each.id(), each));
              return stores.tickets().of(handle, event.id(), MAX_TICKETS);
            });
    Map<Long, Person> people = people(tickets, going);
    List<Line> lines = new ArrayList<>();
    for (Ticket each : tickets) {
      Registration whose = going.get(each.registrationId());
      if (whose != null) {
        lines.add(
            new Line(
                hash(event.id(), each.code()),
                name(people.get(whose.memberId())),
                whose.guests(),
                each.enteredAt(),
                each.leftAt() != null,
                each.enteredBy() == null ? "" : name(people.get(each.enteredBy())),
                each.through()));
      }
    }
    return new Listed(event.id(), now, event.time().endsAt(), lines);
  }

  private Map<Long, Person> people(List<Ticket> tickets, Map<Long, Registration> going) {
    List<Long> ids =
        Stream.concat(
                going.values().stream().map(Registration::memberId),
                tickets.stream().map(Ticket::enteredBy).filter(each -> each != null))
            .distinct()
            .toList();
    Map<Long, Person> people = new HashMap<>();
    for (int i = 0; i < ids.size(); i += PEOPLE) {
      people.putAll(members.people(ids.subList(i, Math.min(ids.size(), i + PEOPLE))));
    }
    return people;
  }

  private static String name(Person person) {
    return person == null || person.isDeleted() ? "" : person.displayName();
  }

  static String hash(long event, String code) {
    byte[] text = (event + "/" + code).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
