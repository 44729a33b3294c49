package dev.millet.upgrades.defaults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Undoes what modules change of the JVM's defaults, soon after they did. Who changed one can only
 * be told while a new version is tried out; otherwise the change is reported without a name.
 * Thread-safe.
 */
public final class DefaultsWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DefaultsWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

  /** How long a change is reported for after it was undone. */
  private static final Duration REPORTED_FOR = Duration.ofMinutes(1);

  private final Clock clock;
  private final JvmDefaults defaults = new JvmDefaults();
  private final ScheduledThreadPoolExecutor looks;
  private Set<String> trial;
  private List<String> undone = List.of();
  private Instant undoneAt = Instant.MIN;

  /** Takes the defaults as they are now for the right ones, and looks by itself. */
  public DefaultsWatch() {
    this(Clock.systemUTC(), BETWEEN_LOOKS);
  }

  DefaultsWatch(Clock clock, Duration betweenLooks) {
    this.clock = clock;
    looks =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "jvm-defaults");
              thread.setDaemon(true);
              thread.setContextClassLoader(null);
              return thread;
            });
    looks.scheduleWithFixedDelay(
        this::lookSafely, betweenLooks.toMillis(), betweenLooks.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** With the first look or trial: at the start everybody would wait for it. */
  private synchronized void addCostly() {
    defaults.addCostly();
  }

  private void lookSafely() {
    try {
      look();
      addCostly();
    } catch (RuntimeException | Error e) { // a value that a module set may throw when compared
      LOG.warn("The defaults of the JVM could not be looked at, and that is tried again", e);
    }
  }

  /** Undoes and reports what has been changed until now. */
  synchronized void look() {
    List<String> found = defaults.restore();
    if (found.isEmpty()) {
      return;
    }
    if (trial != null) {
      trial.addAll(found);
      return;
    }
    undone = found;
    undoneAt = clock.instant();
    LOG.warn(
        "A module changed defaults of the JVM, which all modules share, and they were set back: {}."
            + " Which module it was is not known.",
        String.join(", ", found));
  }

  /** From now on what is changed counts as the change of who is tried out. One at a time. */
  public synchronized void beginTrial() {
    addCostly();
    look();
    trial = new TreeSet<>();
  }

  /**
   * Ends the trial that was begun.
   *
   * @return what was changed in it and has been set back; empty where nothing was
   */
  public synchronized List<String> endTrial() {
    look();
    List<String> found = new ArrayList<>(trial);
    trial = null;
    return found;
  }

  /** Returns what is to be told of defaults; empty where nothing was changed lately. */
  public synchronized Optional<String> complaint() {
    look();
    List<String> lasting = defaults.changed();
    if (!lasting.isEmpty()) {
      return Optional.of(
          "Defaults of the JVM were changed and cannot be set back: "
              + String.join(", ", lasting)
              + ". Restart the instance.");
    }
    if (undone.isEmpty() || clock.instant().isAfter(undoneAt.plus(REPORTED_FOR))) {
      return Optional.empty();
    }
    return Optional.of(
        "A module changed defaults of the JVM at "
            + undoneAt.truncatedTo(ChronoUnit.SECONDS)
            + ", and they were set back: "
            + String.join(", ", undone)
            + ". Look for the module that was changed or used last.");
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
