package dev.millet.api.jobs;

import dev.millet.api.modules.Contribution;
import java.time.Duration;
import java.util.Objects;

/**
 * Work that the platform has done by itself: again and again, such as to clear away what has
 * expired, or in pieces until it is finished, such as to fill a new column.
 *
 * <p>It first runs soon after its module has first become active. It never runs twice at the same
 * time, on however many nodes; when the next version of its module has taken over, that one's
 * handler is called. While its module is away it waits. A process that dies while it runs leaves it
 * to be run again a minute later, so whatever it does must bear being done twice.
 *
 * @param name stable and unique over all modules, such as {@code suggestions.drafts}; when it is
 *     due is kept under it, also while the module is away
 * @param every how long after one run the next one is due: 1 second to 366 days
 * @param handler does it
 */
public record Job(String name, Duration every, JobHandler handler) implements Contribution {

  private static final Duration MIN_INTERVAL = Duration.ofSeconds(1);
  private static final Duration MAX_INTERVAL = Duration.ofDays(366);
  private static final int MAX_NAME_LENGTH = 100;

  public Job {
    if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          "a job's name has 1 to " + MAX_NAME_LENGTH + " characters");
    }
    if (every.compareTo(MIN_INTERVAL) < 0 || every.compareTo(MAX_INTERVAL) > 0) {
      throw new IllegalArgumentException(
          "job " + name + " runs every " + every + "; allowed is 1 second to 366 days");
    }
    Objects.requireNonNull(handler, "handler");
  }

  @Override
  public String identity() {
    return name;
  }
}
