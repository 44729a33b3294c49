package dev.millet.events;

import dev.millet.api.journal.Journal;
import java.time.Instant;
import java.util.List;

/** Tells the journal what happened to events. Every method joins the caller's transaction. */
final class EventJournal {

  /** The journal type of {@link Changed} for an event that a member proposed. */
  static final String PROPOSED = "events.proposed";

  /** The journal type of {@link Changed} for an event that is announced. */
  static final String PUBLISHED = "events.published";

  /** The journal type of {@link Changed} for an event that begins at another time, or elsewhere. */
  static final String MOVED = "events.moved";

  /** The journal type of {@link Changed} for an event that does not take place. */
  static final String CANCELLED = "events.cancelled";

  /** The journal type of {@link Registered}. */
  static final String REGISTERED = "events.registered";

  /** The journal type of {@link Attended}. */
  static final String ATTENDED = "events.attended";

  /** The journal type of {@link CityChosen}. */
  static final String CITY_CHOSEN = "events.city-chosen";

  private final Journal journal;

  /**
   * An event changed.
   *
   * @param by null where nobody did it
   * @param reason what the hosts say about it; may be empty
   */
  record Changed(long event, Long by, String reason, Instant at) {}

  /**
   * A registration became what {@code state} says.
   *
   * @param by who did it; null where time did
   * @param reason what the hosts say about it; may be empty
   */
  record Registered(
      long event,
      long registration,
      long member,
      String state,
      Long by,
      String reason,
      Instant at) {}

  /** Somebody came. */
  record Attended(long event, long registration, long member, int guests, Instant at) {}

  /** A member chose a city, another one, or none; which one stands in the city. */
  record CityChosen(long member, Instant at) {}

  EventJournal(Journal journal) {
    this.journal = journal;
  }

  void proposed(Event event, Instant at) {
    journal.append(PROPOSED, new Changed(event.id(), event.made().by(), "", at));
  }

  void published(Event event, Long by, Instant at) {
    journal.append(PUBLISHED, new Changed(event.id(), by, "", at));
  }

  void moved(Event event, Long by, Instant at) {
    journal.append(MOVED, new Changed(event.id(), by, "", at));
  }

  void cancelled(Event event, Long by, String reason, Instant at) {
    journal.append(CANCELLED, new Changed(event.id(), by, reason, at));
  }

  void registered(Registration now, Long by, String reason) {
    journal.append(REGISTERED, told(now, by, reason));
  }

  /** Tells of registrations that time has changed. */
  void registeredAll(List<Registration> some) {
    journal.appendAll(REGISTERED, some.stream().map(each -> told(each, null, "")).toList());
  }

  /** Tells of registrations that their members have made. */
  void registeredThemselves(List<Registration> some) {
    journal.appendAll(
        REGISTERED, some.stream().map(each -> told(each, each.memberId(), "")).toList());
  }

  private static Registered told(Registration now, Long by, String reason) {
    return new Registered(
        now.eventId(), now.id(), now.memberId(), now.state().word(), by, reason, now.changedAt());
  }

  void attended(Registration who, Instant at) {
    journal.append(
        ATTENDED, new Attended(who.eventId(), who.id(), who.memberId(), who.guests(), at));
  }

  void cityChosen(long member, Instant at) {
    journal.append(CITY_CHOSEN, new CityChosen(member, at));
  }
}
