package dev.millet.upgrades.change;

import java.time.Duration;

/**
 * How long the steps may take and what the watch puts up with.
 *
 * @param start for a bundle to start and say what it contributes
 * @param warm how long the new versions of a change are warmed up; zero for not at all
 * @param watch how long the new version is watched
 * @param drain how long the old one may take until nobody is inside
 * @param park how long callers wait at most where a module must stand still
 * @param mostParked how many of them may wait, for each module
 * @param leastSamples how many requests the watch looks at before it judges
 * @param mostFailures the share of failed requests that is a breach, from 0 to 1
 * @param mostSlower how many times slower the slowest twentieth may be than the old version's
 * @param heap how many bytes a new version may keep after its checks
 */
public record Limits(
    Duration start,
    Duration warm,
    Duration watch,
    Duration drain,
    Duration park,
    int mostParked,
    int leastSamples,
    double mostFailures,
    double mostSlower,
    long heap) {

  /**
   * How long callers may have been held when the new versions have been replaced and checked: half
   * of their time may pass until everybody has left, and what fails has to be put back before it is
   * over.
   */
  Duration toReplace() {
    return park.multipliedBy(3).dividedBy(4);
  }

  /** How long callers are held at most until everybody has left, and what is left is the work's. */
  Duration toLeave() {
    return park.dividedBy(2);
  }
}
