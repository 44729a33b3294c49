package dev.millet.builds.build;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * The details of a build as they are edited; what a program leaves out stays as it is.
 *
 * @param label another name, such as the date
 * @param minimum the oldest version from which one can update; empty for any
 * @param criticality {@code normal}, {@code important} or {@code critical}
 * @param departure the day of the channel's cadence for which it is planned; empty for none
 */
public record BuildChange(
    String version, String label, String minimum, String criticality, String departure) {

  /** The rules of what may be typed. */
  public static final Rules<BuildChange> RULES =
      Rules.of(BuildChange.class)
          .line("version", 1, NewBuild.MAX_VERSION, "173")
          .line("label", 0, NewBuild.MAX_LABEL, "26.11.27")
          .line("minimum", 0, NewBuild.MAX_VERSION, "165")
          .choice("criticality", "normal", "important", "critical")
          .line("departure", 0, NewBuild.DAY, "2026-11-27")
          .checked("departure", BuildChange::day);

  static String day(String text) {
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeParseException e) {
      throw Problem.invalid("departure", "bad-day", "a day is a date, such as 2026-11-27")
          .toException();
    }
  }

  /** Returns the details of a build. */
  public static BuildChange of(Build build) {
    return new BuildChange(
        build.version(),
        Objects.requireNonNullElse(build.name().label(), ""),
        Objects.requireNonNullElse(build.update().minimum(), ""),
        build.update().criticality().word(),
        build.departure() == null ? "" : build.departure().toString());
  }

  /** Returns all details of a build with this edit, checked. */
  public BuildChange of(BuildChange now) {
    return RULES.check(
        new BuildChange(
            Objects.requireNonNullElse(version, now.version()),
            Objects.requireNonNullElse(label, now.label()),
            Objects.requireNonNullElse(minimum, now.minimum()),
            Objects.requireNonNullElse(criticality, now.criticality()),
            Objects.requireNonNullElse(departure, now.departure())));
  }
}
