package dev.millet.upgrades.http;

import dev.millet.api.pages.View;
import dev.millet.upgrades.change.Report;
import java.time.Instant;

/**
 * Something that happened in a change.
 *
 * @param step {@code expand}, {@code start}, {@code park}, {@code replace}, {@code check}, {@code
 *     switch}, {@code watch}, {@code keep}, {@code contract} or {@code drain}
 * @param state {@code begun}, {@code done}, {@code failed} or {@code undone}
 * @param trouble what went wrong; may be absent
 */
public record ReportAnswer(
    int number, String step, String state, Instant at, TroubleAnswer trouble) {

  static ReportAnswer of(View view, Report report) {
    return new ReportAnswer(
        report.number(),
        report.step().word(),
        report.state(),
        report.at(),
        TroubleAnswer.of(view, report.trouble()));
  }
}
