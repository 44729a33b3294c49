package dev.millet.events;

import java.time.Duration;

/** The kinds of events, each with what is usual for it. */
public enum Kind {
  MEET_UP(Mode.FIRST_COME, 40, 1, Duration.ofHours(3)),
  PARTY(Mode.FIRST_COME, 300, 1, Duration.ofHours(4)),
  GATHERING(Mode.APPROVAL, 20, 0, Duration.ofHours(3)),
  ONLINE(Mode.FIRST_COME, null, 0, Duration.ofHours(1)),
  FESTIVAL_DAY(Mode.FIRST_COME, 1_000, 3, Duration.ofHours(8));

  private final Mode mode;
  private final Integer capacity;
  private final int guests;
  private final Duration length;

  Kind(Mode mode, Integer capacity, int guests, Duration length) {
    this.mode = mode;
    this.capacity = capacity;
    this.guests = guests;
    this.length = length;
  }

  Mode mode() {
    return mode;
  }

  /** Returns the usual number of places; null where there is no limit. */
  Integer capacity() {
    return capacity;
  }

  int guests() {
    return guests;
  }

  Duration length() {
    return length;
  }

  /** Returns the word that programs and forms use. */
  public String word() {
    return Words.of(this);
  }
}
