package dev.millet.upgrades.http;

import dev.millet.api.pages.View;
import dev.millet.upgrades.change.StepReport;
import java.time.Instant;

/**
 * Something that happened in a change.
 *
 * @param step {@code expand}, {@code start}, {@code park}, {@code replace}, {@code check}, {@code
 *     switch}, {@code watch}, {@code keep}, {@code contract} or {@code drain}
 * @param state {@code begun}, {@code done}, {@code failed} or {@code undone}
 * @param problem what went wrong; may be absent
 */
public record StepReportAnswer(
    int number, String step, String state, Instant at, ProblemAnswer problem) {

  static StepReportAnswer of(View view, StepReport report) {
    return new StepReportAnswer(
        report.number(),
        report.step().word(),
        report.state().word(),
        report.at(),
        ProblemAnswer.of(view, report.problem()));
  }
}
