package dev.millet.files.settings;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The settings of files; their keys are {@code files.} and the attribute's id. */
@ObjectClassDefinition(
    id = FilesSettings.PID,
    name = "Files",
    description = "Large files, such as those of builds: where they are and how many.")
public @interface FilesSettings {

  String PID = "dev.millet.files";

  /** Files are kept in a folder. */
  String FOLDER = "folder";

  @AttributeDefinition(
      description =
          "What keeps complete files: a folder, or a store that speaks S3 (feature s3, settings s3.*)."
              + " In neither case are they in the backups. Files arrive in the folder all the same.",
      options = {@Option("folder"), @Option("s3")})
  String store() default FOLDER;

  @AttributeDefinition(
      description =
          "Where files are kept; relative to the data directory. They are not in the backups: copy"
              + " the folder as well.")
  String folder() default "files";

  @AttributeDefinition(
      description = "The most MiB that one file may have.",
      min = "1",
      max = "1048576")
  int max_mib() default 10_240;

  @AttributeDefinition(
      description =
          "How many MiB all files may have together, those being uploaded included; 0 for any"
              + " number.",
      min = "0",
      max = "1000000000")
  int quota_mib() default 0;

  @AttributeDefinition(
      description =
          "How many MiB of the disk are left free: no upload begins that would need them.",
      min = "0",
      max = "1048576")
  int min_free_mib() default 256;

  @AttributeDefinition(
      description =
          "For how many days a file is kept that nothing needs any more, so that a restored backup"
              + " still finds it.",
      min = "0",
      max = "3650")
  int keep_days() default 14;

  @AttributeDefinition(
      description = "After how many hours without a byte an unfinished upload is removed.",
      min = "1",
      max = "720")
  int upload_hours() default 24;

  @AttributeDefinition(
      description = "How many unfinished uploads one member may have.",
      min = "1",
      max = "10000")
  int uploads_member() default 20;

  @AttributeDefinition(
      description = "How many unfinished uploads there may be in all.",
      min = "1",
      max = "100000")
  int uploads_total() default 500;

  @AttributeDefinition(
      description =
          "How many MiB of files are read again each hour to find damage, those first that were"
              + " not read for longest; 0 for none.",
      min = "0",
      max = "1048576")
  int verify_mib() default 2_048;
}
