package dev.millet.mail.sending;

import dev.millet.mail.settings.MailSetup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How the mail server is doing, and when it is tried again: after pauses that grow while it does
 * not answer, or at once where the settings have changed. Thread-safe.
 */
public final class ServerState {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration MAX_PAUSE = Duration.ofMinutes(5);

  private final InstantSource clock;
  private int failures;
  private Instant since;
  private Instant next;
  private String problem;
  private MailSetup tried;

  /** Since when the server cannot be used, and why. */
  public record Down(Instant since, String problem) {}

  public ServerState(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns why the server cannot be used; empty where it can, or was not tried yet. */
  public synchronized Optional<Down> down() {
    return since == null ? Optional.empty() : Optional.of(new Down(since, problem));
  }

  /** Returns whether the server may be tried now. */
  synchronized boolean mayTry(MailSetup setup) {
    return since == null || !setup.equals(tried) || !clock.instant().isBefore(next);
  }

  synchronized void works() {
    failures = 0;
    since = null;
  }

  synchronized void fails(MailSetup setup, String why) {
    Instant now = clock.instant();
    if (since == null) {
      since = now;
    }
    long seconds = FIRST_PAUSE.toSeconds() << Math.min(failures, 10);
    failures++;
    next = now.plusSeconds(Math.min(seconds, MAX_PAUSE.toSeconds()));
    problem = why;
    tried = setup;
  }
}
