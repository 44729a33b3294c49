package dev.millet.upgrades.change;

import java.time.Duration;

/**
 * The limits of changes.
 *
 * @param times how long the steps may take
 * @param maxParked how many callers may wait, for each module
 * @param breach what the watch takes a new version back for
 * @param heap how many bytes a new version may keep after its checks
 */
public record Limits(Times times, int maxParked, Breach breach, long heap) {

  /**
   * The times of steps.
   *
   * @param start for a bundle to start and say what it contributes
   * @param warm how long the new versions of a change are warmed up; zero for not at all
   * @param watch how long the new version is watched
   * @param drain how long the old one may take until nobody is inside
   * @param park how long callers wait at most where a module must stand still
   */
  public record Times(
      Duration start, Duration warm, Duration watch, Duration drain, Duration park) {}

  /**
   * The breach of what a new version has to keep to.
   *
   * @param minSamples how many requests the watch looks at before it judges
   * @param failureRate the share of failed requests that is a breach, from 0 to 1
   * @param slowdown how many times slower the slowest twentieth may be than the old version's
   */
  public record Breach(int minSamples, double failureRate, double slowdown) {}

  public Duration start() {
    return times.start();
  }

  public Duration watch() {
    return times.watch();
  }

  public Duration drain() {
    return times.drain();
  }

  public Duration park() {
    return times.park();
  }

  /**
   * How long callers may have been held when the new versions have been replaced and checked: half
   * of their time may pass until everybody has left, and what fails has to be put back before it is
   * over.
   */
  Duration toReplace() {
    return park().multipliedBy(3).dividedBy(4);
  }

  /** How long callers are held at most until everybody has left, and what is left is the work's. */
  Duration toLeave() {
    return park().dividedBy(2);
  }
}
