package dev.millet.mail.queue;

import java.time.Duration;
import java.time.Instant;

/**
 * Spreads messages over time (a leaky bucket): in no minute are there more than the rate, however
 * long nothing was sent before.
 *
 * @param perMinute 0 for any number
 * @param freeAt from when on messages are counted
 */
record Pace(int perMinute, Instant freeAt, Instant now) {

  private static final Duration BURST = Duration.ofSeconds(10);

  /** Returns how many messages there may be now. */
  int allowed() {
    return perMinute == 0
        ? Integer.MAX_VALUE
        : (int) (Duration.between(start(), now).toNanos() / between().toNanos());
  }

  /** Returns from when on messages are counted after some more. */
  Instant after(int messages) {
    return start().plus(between().multipliedBy(messages));
  }

  /** A burst and what follows in its minute are together no more than the rate. */
  private Duration between() {
    return Duration.ofMinutes(1).plus(BURST).dividedBy(perMinute);
  }

  private Instant start() {
    Duration most = between().compareTo(BURST) > 0 ? between() : BURST;
    Instant earliest = now.minus(most);
    return freeAt.isBefore(earliest) ? earliest : freeAt;
  }
}
