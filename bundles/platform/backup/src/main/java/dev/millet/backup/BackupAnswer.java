package dev.millet.backup;

import java.time.Instant;
import java.util.List;

/**
 * The backups in answers.
 *
 * @param state {@code good}, {@code none}, {@code overdue} or {@code failed}
 * @param everyHours how often one is written by itself; 0 for never
 * @param running left out where none is being written
 * @param failure why the last one could not be written; left out where it could
 * @param backups the newest first
 */
public record BackupAnswer(
    String state, int everyHours, Writing running, Failure failure, List<Backup> backups) {

  /**
   * A backup that is being written.
   *
   * @param bytes how much has been written
   */
  public record Writing(Instant since, long bytes) {

    static Writing of(Backups.Running running) {
      return new Writing(running.since(), running.bytes());
    }
  }
}
