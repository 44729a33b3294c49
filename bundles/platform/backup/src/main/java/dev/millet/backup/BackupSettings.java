package dev.millet.backup;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of backups. */
@ObjectClassDefinition(
    id = BackupSettings.PID,
    name = "Backup",
    description = "When backups are written, where to, and how long they are kept.")
public @interface BackupSettings {

  String PID = "dev.millet.backup";

  @AttributeDefinition(
      name = "Folder",
      description =
          "Where backups are written; relative to the data directory. Best on another disk, or"
              + " copied to one. Several nodes need one folder that all of them see.")
  String folder() default "backups";

  @AttributeDefinition(
      name = "Hours between backups",
      description = "How often one is written by itself; 0 switches that off.",
      min = "0",
      max = "744")
  int every_hours() default 24;

  @AttributeDefinition(
      name = "Hour of the day",
      description = "The hour in UTC from which the hours between backups are counted.",
      min = "0",
      max = "23")
  int hour() default 3;

  @AttributeDefinition(
      name = "Days to keep",
      description =
          "Older backups are deleted after a newer one has been written. The newest is always kept.",
      min = "1",
      max = "3650")
  int keep_days() default 14;
}
