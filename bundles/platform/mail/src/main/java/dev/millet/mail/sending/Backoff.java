package dev.millet.mail.sending;

import java.time.Duration;
import java.util.List;

/** How long a message waits that the server refused for the time being. */
final class Backoff {

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6));

  private Backoff() {}

  /**
   * Returns the pause.
   *
   * @param attempts how often it was refused before
   */
  static Duration after(int attempts) {
    return PAUSES.get(Math.min(attempts, PAUSES.size() - 1));
  }
}
