package dev.millet.mail.sending;

import dev.millet.mail.settings.MailSetup;
import dev.millet.mail.smtp.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How sending is doing: whether the mail server can be used, and when it is tried again, after
 * pauses that grow while it does not answer, or at once where the settings have changed; and
 * whether something else keeps messages from being sent. Thread-safe.
 */
public final class ServerState {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration MAX_PAUSE = Duration.ofMinutes(5);
  private static final int MAX_PROBLEM = 500;

  private final InstantSource clock;
  private int failures;
  private Instant since;
  private Instant next;
  private String problem;
  private MailSetup tried;
  private Down fault;
  private final Map<Attempt, Instant> opening = new HashMap<>();

  /** Since when nothing is sent, and why. */
  public record Down(Instant since, String problem) {}

  public ServerState(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns why the server cannot be used; empty where it can, or was not tried yet. */
  public synchronized Optional<Down> down() {
    return since == null ? Optional.empty() : Optional.of(new Down(since, problem));
  }

  /**
   * Returns what keeps messages from being sent beside the server, such as a database that refuses;
   * empty where the last attempt found nothing of the kind.
   */
  public synchronized Optional<Down> fault() {
    return Optional.ofNullable(fault);
  }

  /**
   * Returns since when a connection is waited for; empty where none is, or not as long as this yet.
   */
  public synchronized Optional<Instant> openingSince(Duration longerThan) {
    Instant before = clock.instant().minus(longerThan);
    return opening.values().stream().min(Instant::compareTo).filter(each -> each.isBefore(before));
  }

  /** Notes that somebody begins to open a connection. */
  synchronized void opens(Attempt attempt) {
    opening.put(attempt, clock.instant());
  }

  /** Notes that the connection is open, or will not be; nobody ends the attempt after that. */
  synchronized void opened(Attempt attempt) {
    opening.remove(attempt);
  }

  /**
   * Ends the attempts to open a connection that are waited for longer than this.
   *
   * @return whether there was one
   */
  public synchronized boolean endOpening(Duration longerThan) {
    Instant before = clock.instant().minus(longerThan);
    List<Attempt> hanging =
        opening.entrySet().stream()
            .filter(each -> each.getValue().isBefore(before))
            .map(Map.Entry::getKey)
            .toList();
    hanging.forEach(Attempt::end);
    return !hanging.isEmpty();
  }

  /** Has the server tried at the next look, whatever pause there was to be. */
  public synchronized void tryNow() {
    next = clock.instant();
  }

  /** Notes that an attempt to send ended in an error that nobody expected. */
  synchronized void breaks(Throwable error) {
    Instant begun = fault == null ? clock.instant() : fault.since();
    String what = String.valueOf(error);
    fault = new Down(begun, what.length() > MAX_PROBLEM ? what.substring(0, MAX_PROBLEM) : what);
  }

  /** Notes that an attempt to send came to its end. */
  synchronized void isWhole() {
    fault = null;
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
