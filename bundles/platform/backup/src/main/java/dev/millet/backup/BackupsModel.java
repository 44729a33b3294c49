package dev.millet.backup;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

/**
 * The page of backups.
 *
 * @param running null where none is being written
 * @param failure null where the last one could be written
 */
public record BackupsModel(
    Backups.State state,
    Schedule schedule,
    int keepDays,
    String folder,
    BackupAnswer.Writing running,
    Failure failure,
    List<Backup> backups) {

  private static final long KIB = 1024;

  /** Returns the message key of a state. */
  static String key(Backups.State state) {
    return "backup.state." + state.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the message key of the state. */
  public String stateKey() {
    return key(state);
  }

  /** Returns whether everything is well. */
  public boolean isGood() {
    return state == Backups.State.GOOD;
  }

  /** Returns whether backups are written by themselves. */
  public boolean isScheduled() {
    return !schedule.isOff();
  }

  /** Returns how many hours are between two backups. */
  public int everyHours() {
    return schedule.everyHours();
  }

  /** Returns the hour in UTC from which they are counted, as on a clock. */
  public String hour() {
    return LocalTime.of(schedule.hour(), 0).toString();
  }

  /** Returns a length in KiB, rounded up. */
  public static long kib(long bytes) {
    return (bytes + KIB - 1) / KIB;
  }
}
