package dev.millet.events;

import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * An event, as a row of {@code events_events}.
 *
 * @param version grows by one with each change
 */
public record Event(
    long id,
    Kind kind,
    EventState state,
    EventText text,
    EventTime time,
    Place place,
    Terms terms,
    Made made,
    int version) {

  /** The subject type of events. */
  static final String TYPE = "event";

  private static final int MAX_DIGITS = 18;

  /**
   * The member who announced an event, and the moment.
   *
   * @param by null where the account is deleted
   */
  public record Made(Long by, Instant at) {}

  Event in(EventState other) {
    return new Event(id, kind, other, text, time, place, terms, made, version);
  }

  Event with(EventText other) {
    return new Event(id, kind, state, other, time, place, terms, made, version);
  }

  /** Returns the event itself as a subject. */
  public Subject subject() {
    return Subject.of(TYPE, id);
  }

  /** Returns the page that shows it. */
  public String path() {
    return "/events/" + id;
  }

  /** Returns whether everybody may read of it. */
  boolean isPublic() {
    return state.isAnnounced();
  }

  Phase phase(Instant now) {
    return Phase.of(time, now);
  }

  /** Returns the moment at which registration closes. */
  public Instant closesAt() {
    Instant closes = terms.closesAt();
    return closes == null || closes.isAfter(time.startsAt()) ? time.startsAt() : closes;
  }

  /** Returns until when a place that comes free is offered: of those that are drawn, to the end. */
  Instant offersUntil() {
    return terms.mode() == Mode.DRAW ? time.startsAt() : closesAt();
  }

  /** Returns whether places are given at a moment: after it opened, before it closes. */
  boolean isOpen(Instant now) {
    return state == EventState.PUBLISHED
        && now.isBefore(closesAt())
        && (terms.opensAt() == null || !now.isBefore(terms.opensAt()));
  }

  /** Returns the number that an id of a subject is; empty where it is none. */
  static Optional<Long> number(String id) {
    boolean digits = id.chars().allMatch(each -> each >= '0' && each <= '9');
    return digits && id.length() <= MAX_DIGITS ? Optional.of(Long.valueOf(id)) : Optional.empty();
  }
}
