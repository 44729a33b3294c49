package dev.millet.events;

import java.time.Instant;

/** The phases of a published event. */
public enum Phase {
  UPCOMING,
  RUNNING,
  ENDED;

  static Phase of(EventTime time, Instant now) {
    if (now.isBefore(time.startsAt())) {
      return UPCOMING;
    }
    return now.isBefore(time.endsAt()) ? RUNNING : ENDED;
  }

  /** Returns the word that programs and pages use. */
  public String word() {
    return Words.of(this);
  }
}
