package dev.millet.upgrades.page;

import dev.millet.upgrades.change.Report;
import dev.millet.upgrades.change.Step;
import dev.millet.upgrades.overview.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a change: those that were reported, and while it runs those that follow. */
final class StepLines {

  private static final List<Step> BESIDE =
      List.of(Step.EXPAND, Step.START, Step.CHECK, Step.SWITCH, Step.WATCH, Step.KEEP, Step.DRAIN);

  /** What stood on a replaced bundle is gone already when it is kept. */
  private static final List<Step> IN_PLACE =
      List.of(Step.EXPAND, Step.PARK, Step.REPLACE, Step.CHECK, Step.SWITCH, Step.WATCH, Step.KEEP);

  private static final List<Step> LEAVING = List.of(Step.SWITCH, Step.KEEP, Step.DRAIN);

  private final Chronicle chronicle;
  private final boolean inPlace;

  /**
   * @param inPlace whether modules stand still for it, as far as its plan tells
   */
  StepLines(Chronicle chronicle, boolean inPlace) {
    this.chronicle = chronicle;
    this.inPlace = inPlace || chronicle.inPlace();
  }

  List<StepLine> all() {
    List<StepLine> lines = new ArrayList<>();
    List<Step> usual = usual();
    boolean turnedBack = turnedBack();
    for (Step step : Step.values()) {
      List<Report> reports =
          chronicle.reports().stream().filter(report -> report.step() == step).toList();
      boolean said = chronicle.moves().stream().anyMatch(Move::comes) || usual.contains(step);
      if (!reports.isEmpty() && said) {
        lines.add(line(step, reports));
      } else if (chronicle.running() && usual.contains(step) && !turnedBack) {
        lines.add(new StepLine(step.word(), "next", null, null));
      }
    }
    return lines;
  }

  private List<Step> usual() {
    if (inPlace) {
      return IN_PLACE;
    }
    return chronicle.moves().stream().anyMatch(Move::comes) ? BESIDE : LEAVING;
  }

  private boolean turnedBack() {
    return chronicle.reports().stream()
        .anyMatch(
            report -> report.state().equals(Report.FAILED) || report.state().equals(Report.UNDONE));
  }

  private StepLine line(Step step, List<Report> reports) {
    Report last = reports.get(reports.size() - 1);
    Trouble trouble =
        reports.stream()
            .map(Report::trouble)
            .filter(each -> each != null)
            .reduce((first, second) -> second)
            .orElse(null);
    // the switch is undone for what another step says
    boolean saidBefore = last.state().equals(Report.UNDONE);
    return new StepLine(step.word(), state(last), took(reports, last), saidBefore ? null : trouble);
  }

  private String state(Report last) {
    if (!last.state().equals(Report.BEGUN)) {
      return last.state();
    }
    return chronicle.running() ? "now" : "broken";
  }

  private static Sentence took(List<Report> reports, Report last) {
    Optional<Report> begun =
        reports.stream().filter(report -> report.state().equals(Report.BEGUN)).findFirst();
    Optional<Report> ended =
        reports.stream().filter(report -> !report.state().equals(Report.BEGUN)).findFirst();
    return begun.isEmpty() || ended.isEmpty() || last.state().equals(Report.BEGUN)
        ? null
        : Spans.of(Duration.between(begun.get().at(), ended.get().at()));
  }
}
