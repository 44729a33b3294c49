package dev.millet.events;

import java.time.Instant;

/**
 * A ticket that was held up at the door, as a row of {@code events_scans}.
 *
 * @param scan names the scan, so that one that is sent again is the same
 * @param registrationId null for a code that is no ticket of the event
 * @param result how it ended
 * @param scannedAt when it was scanned, by the clock of who scanned it
 */
public record Scan(
    long id,
    long eventId,
    String scan,
    Long registrationId,
    Result result,
    Instant scannedAt,
    Long scannedBy) {

  /** The ways in which a scan ends. */
  public enum Result {
    /** The holder came in. */
    IN,
    /** Somebody came in with this ticket before. */
    ALREADY,
    /** The code is no ticket of the event, or no longer one. */
    UNKNOWN;

    /** Returns the word that programs and pages use. */
    public String word() {
      return Words.of(this);
    }
  }
}
