package dev.millet.api.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How many of something there were in each of the last eight weeks, for a figure of the
 * administration's home.
 *
 * @param counts the last seven days last
 * @since 1.5
 */
public record Weeks(List<Long> counts) {

  private static final int WEEKS = 8;
  private static final Duration WEEK = Duration.ofDays(7);

  public Weeks {
    if (counts.size() != WEEKS) {
      throw new IllegalArgumentException("there are " + WEEKS + " weeks, not " + counts.size());
    }
    counts = List.copyOf(counts);
  }

  /** Counts what happened after a moment, and until another one. */
  @ConsumerType
  @FunctionalInterface
  public interface Count {
    long between(Instant from, Instant to);
  }

  /** Asks for each of the weeks that end with a moment. */
  public static Weeks until(Instant now, Count count) {
    List<Long> counts = new ArrayList<>(WEEKS);
    for (int i = WEEKS; i > 0; i--) {
      counts.add(
          count.between(now.minus(WEEK.multipliedBy(i)), now.minus(WEEK.multipliedBy(i - 1))));
    }
    return new Weeks(counts);
  }

  /** Returns how many there were in the last seven days. */
  public long now() {
    return counts.get(WEEKS - 1);
  }

  /** Returns how many there were in the seven days before. */
  public long before() {
    return counts.get(WEEKS - 2);
  }

  /** Returns the plot of the weeks. */
  public Html plot() {
    return Columns.of(counts);
  }
}
