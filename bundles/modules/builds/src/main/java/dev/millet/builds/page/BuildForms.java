package dev.millet.builds.page;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The small forms of a build's page for the team. */
final class BuildForms {

  private BuildForms() {}

  /**
   * A new build: only its names; everything else is added on its page.
   *
   * @param departure the day of the cadence for which it is planned; may be empty
   */
  record DraftForm(String version, String label, String departure) {

    static final Rules<DraftForm> RULES =
        Rules.of(DraftForm.class)
            .line("version", 1, 40, "173")
            .line("label", 0, 60, "26.11.27")
            .line("departure", 0, 10, "2026-11-27");
  }

  /** When a build is to be released, in the time zone of its channel. */
  record ScheduleForm(String day, String time) {

    static final Rules<ScheduleForm> RULES =
        Rules.of(ScheduleForm.class).line("day", 1, 10, "2026-11-27").line("time", 1, 5, "17:00");

    Instant in(ZoneId zone) {
      try {
        return LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(zone).toInstant();
      } catch (DateTimeException e) {
        throw Problem.invalid("day", "not-a-time", "a day such as 2026-11-27, a time such as 17:00")
            .toException();
      }
    }
  }

  /** An entry that takes another build. */
  record MoveForm(String build, String reason) {

    static final Rules<MoveForm> RULES =
        Rules.of(MoveForm.class)
            .line("build", 1, 20, "18")
            .text("reason", 1, 300, "Merging photos takes nine minutes.");
  }

  /**
   * A week without a build.
   *
   * @param kind {@code holiday} or {@code missed}
   */
  record BreakForm(String day, String kind, String reason) {

    static final Rules<BreakForm> RULES =
        Rules.of(BreakForm.class)
            .line("day", 1, 10, "2026-10-02")
            .choice("kind", "holiday", "missed")
            .line("reason", 1, 300, "National Day");
  }
}
