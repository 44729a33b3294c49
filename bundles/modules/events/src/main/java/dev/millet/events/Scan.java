package dev.millet.events;

import java.time.Instant;

/**
 * An event at the door, such as a ticket that was held up, as a row of {@code events_scans}.
 *
 * @param scan names the scan, so that one that is sent again is the same
 * @param registrationId null for a code that is no ticket of the event, and for a walk-in without
 *     an account
 * @param result how it ended
 * @param scannedAt when it was scanned, by the clock of who scanned it
 * @param reason why somebody was let in without a valid ticket; null for others
 * @param people how many came in by it without a ticket; null for nobody
 */
public record Scan(
    long id,
    long eventId,
    String scan,
    Long registrationId,
    Result result,
    Instant scannedAt,
    Long scannedBy,
    String reason,
    Integer people) {

  /** Returns how many came in by it without a ticket. */
  int withoutTicket() {
    return people == null ? 0 : people;
  }

  Scan ending(Result other) {
    return new Scan(id, eventId, scan, registrationId, other, scannedAt, scannedBy, reason, people);
  }

  /** The ways in which a scan ends. */
  public enum Result {
    /** The holder came in. */
    IN,
    /** Somebody came in with this ticket before. */
    ALREADY,
    /** The code is no ticket of the event, or no longer one. */
    UNKNOWN,
    /** The holder left; with the same ticket they come in again. */
    OUT,
    /** The holder was to be checked out, and is not in. */
    NOT_IN,
    /** The host let somebody in whose ticket was refused. */
    ANYWAY,
    /** Somebody came without a ticket, and the host let them in. */
    WALK_IN;

    /** Returns whether nobody was turned away. */
    public boolean isGood() {
      return this != ALREADY && this != UNKNOWN && this != NOT_IN;
    }

    /** Returns the word that programs and pages use. */
    public String word() {
      return Words.of(this);
    }
  }
}
