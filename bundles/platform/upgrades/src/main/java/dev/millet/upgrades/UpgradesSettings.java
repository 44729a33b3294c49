package dev.millet.upgrades;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of upgrades. */
@ObjectClassDefinition(
    name = "Upgrades",
    description = "How modules are installed, checked and watched")
public @interface UpgradesSettings {

  String PID = "dev.millet.upgrades";

  @AttributeDefinition(
      name = "Trusted certificates",
      description =
          "A folder of certificates (PEM: .pem, .crt, .cer) whose signatures may bring code in;"
              + " relative to the data directory")
  String trust() default "trust";

  @AttributeDefinition(
      name = "Maven repositories",
      description = "Where modules are fetched from by their coordinates, in this order")
  String[] repositories() default {"https://repo.maven.apache.org/maven2/"};

  @AttributeDefinition(
      name = "Let unsigned modules in",
      description =
          "For development only: whoever may manage modules can then run any code in this process")
  boolean unsigned() default false;

  @AttributeDefinition(
      name = "Take the same version again",
      description =
          "For development only: a jar that was built again takes the place of the one with the same"
              + " version")
  boolean rebuilt() default false;

  @AttributeDefinition(
      name = "Time to start, in seconds",
      description = "How long a new version may take until it stands by",
      min = "1",
      max = "600")
  int start_seconds() default 30;

  @AttributeDefinition(
      name = "Warm-up, in milliseconds",
      description =
          "How long new versions answer, to nobody, what visitors asked the old ones for before"
              + " they take over; 0 switches that off",
      min = "0",
      max = "10000")
  int warm_millis() default 400;

  @AttributeDefinition(
      name = "Watch, in seconds",
      description = "How long a new version is watched before the old one goes",
      min = "0",
      max = "3600")
  int watch_seconds() default 30;

  @AttributeDefinition(
      name = "Time to drain, in seconds",
      description = "How long the old version waits until nobody is inside",
      min = "1",
      max = "3600")
  int drain_seconds() default 60;

  @AttributeDefinition(
      name = "Time to stand still, in seconds",
      description =
          "How long callers wait at most where something under a module is replaced, or the embedded"
              + " database changes its tables",
      min = "1",
      max = "300")
  int park_seconds() default 30;

  @AttributeDefinition(
      name = "Most callers who wait",
      description = "For each module that stands still; one more is asked to come back later",
      min = "0",
      max = "10000")
  int park_callers() default 100;

  @AttributeDefinition(
      name = "Least requests to judge by",
      description = "The watch says nothing before a new version has answered this many",
      min = "1",
      max = "100000")
  int least_samples() default 20;

  @AttributeDefinition(
      name = "Most failures, in percent",
      description = "More failed requests than this switch back to the old version",
      min = "0",
      max = "100")
  int most_failures() default 2;

  @AttributeDefinition(
      name = "Most slower, in times",
      description =
          "Switches back where the slowest twentieth takes this many times longer than with the old"
              + " version",
      min = "2",
      max = "1000")
  int most_slower() default 3;

  @AttributeDefinition(
      name = "Largest file, in MiB",
      description = "Of a module that is sent in",
      min = "1",
      max = "1024")
  int file_mib() default 64;

  @AttributeDefinition(
      name = "Time to keep what nobody puts in, in days",
      description =
          "A file that was sent in is taken away when nobody has planned with it for so long; what"
              + " runs, and what is a way back, stays",
      min = "1",
      max = "3650")
  int kept_days() default 30;

  @AttributeDefinition(
      name = "Most of what nobody puts in, in MiB",
      description =
          "Of the files that were sent in, or planned with, more than an hour ago and not installed, the"
              + " oldest go when all have more",
      min = "1",
      max = "1048576")
  int kept_mib() default 1024;

  @AttributeDefinition(
      name = "Most heap, in MiB",
      description = "A new version that keeps more than this after its checks is not let in",
      min = "1",
      max = "65536")
  int heap_mib() default 64;
}
