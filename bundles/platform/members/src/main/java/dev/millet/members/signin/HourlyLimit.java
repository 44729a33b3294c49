package dev.millet.members.signin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntSupplier;

/**
 * Lets something happen so often in an hour for each key, as a setting says; one that is changed
 * begins again. Thread-safe.
 */
public final class HourlyLimit {

  private final IntSupplier setting;
  private final InstantSource clock;
  private volatile Current current;

  /**
   * The limit that holds.
   *
   * @param throttle null where there is no limit
   */
  private record Current(int hourly, Throttle throttle) {}

  /**
   * @param setting how often in an hour; 0 for any number
   */
  public HourlyLimit(IntSupplier setting, InstantSource clock) {
    this.setting = setting;
    this.clock = clock;
    this.current = of(setting.getAsInt());
  }

  private Current of(int hourly) {
    return new Current(
        hourly,
        hourly == 0 ? null : new Throttle(hourly, Duration.ofHours(1).dividedBy(hourly), clock));
  }

  /**
   * Takes one.
   *
   * @return zero where it is allowed, else how long to wait
   */
  public Duration take(String key) {
    Current now = current;
    int hourly = setting.getAsInt();
    if (now.hourly() != hourly) {
      now = of(hourly);
      current = now;
    }
    return now.throttle() == null ? Duration.ZERO : now.throttle().take(key);
  }
}
