package dev.millet.upgrades.page;

import dev.millet.upgrades.change.Step;
import dev.millet.upgrades.change.StepReport;
import dev.millet.upgrades.change.StepState;
import dev.millet.upgrades.problem.ModuleProblem;
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

  private final ChangeDetails change;
  private final boolean inPlace;

  /**
   * @param inPlace whether modules stand still for it, as far as its plan tells
   */
  StepLines(ChangeDetails change, boolean inPlace) {
    this.change = change;
    this.inPlace = inPlace || change.inPlace();
  }

  List<StepLine> all() {
    List<StepLine> lines = new ArrayList<>();
    List<Step> usual = usual();
    boolean turnedBack = turnedBack();
    for (Step step : Step.values()) {
      List<StepReport> reports =
          change.reports().stream().filter(report -> report.step() == step).toList();
      boolean said = change.moves().stream().anyMatch(VersionChange::comes) || usual.contains(step);
      if (!reports.isEmpty() && said) {
        lines.add(line(step, reports));
      } else if (change.running() && usual.contains(step) && !turnedBack) {
        lines.add(new StepLine(step.word(), StepLine.State.NEXT, null, null));
      }
    }
    return lines;
  }

  private List<Step> usual() {
    if (inPlace) {
      return IN_PLACE;
    }
    return change.moves().stream().anyMatch(VersionChange::comes) ? BESIDE : LEAVING;
  }

  private boolean turnedBack() {
    return change.reports().stream()
        .anyMatch(
            report -> report.state() == StepState.FAILED || report.state() == StepState.UNDONE);
  }

  private StepLine line(Step step, List<StepReport> reports) {
    StepReport last = reports.get(reports.size() - 1);
    ModuleProblem problem =
        reports.stream()
            .map(StepReport::problem)
            .filter(each -> each != null)
            .reduce((first, second) -> second)
            .orElse(null);
    // the switch is undone for what another step says
    boolean saidBefore = last.state() == StepState.UNDONE;
    return new StepLine(step.word(), state(last), took(reports, last), saidBefore ? null : problem);
  }

  private StepLine.State state(StepReport last) {
    return switch (last.state()) {
      case BEGUN -> change.running() ? StepLine.State.NOW : StepLine.State.BROKEN;
      case DONE -> StepLine.State.DONE;
      case FAILED -> StepLine.State.FAILED;
      case UNDONE -> StepLine.State.UNDONE;
    };
  }

  private static Sentence took(List<StepReport> reports, StepReport last) {
    Optional<StepReport> begun =
        reports.stream().filter(report -> report.state() == StepState.BEGUN).findFirst();
    Optional<StepReport> ended =
        reports.stream().filter(report -> report.state() != StepState.BEGUN).findFirst();
    return begun.isEmpty() || ended.isEmpty() || last.state() == StepState.BEGUN
        ? null
        : DurationText.of(Duration.between(begun.get().at(), ended.get().at()));
  }
}
