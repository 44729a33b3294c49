package dev.millet.upgrades.page;

import dev.millet.upgrades.change.Change.Course;
import dev.millet.upgrades.change.Change.Outcome;
import dev.millet.upgrades.change.Step;
import dev.millet.upgrades.change.StepReport;
import dev.millet.upgrades.change.StepState;
import dev.millet.upgrades.overview.ModuleState;
import dev.millet.upgrades.overview.ModuleStatus;
import dev.millet.upgrades.overview.Overview;
import dev.millet.upgrades.page.ChangeModel.Progress;
import dev.millet.upgrades.problem.ModuleProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what the page of a change shows. */
final class ChangeModels {

  private final HistoryLines history;
  private final Overview overview;
  private final Meters meters;
  private final Duration watch;

  ChangeModels(HistoryLines history, Overview overview, Meters meters, Duration watch) {
    this.history = history;
    this.overview = overview;
    this.meters = meters;
    this.watch = watch;
  }

  ChangeModel of(ChangeDetails change, boolean inPlace) {
    Instant now = Instant.now();
    boolean cancellable = change.running() && change.course() == Course.OPEN;
    return new ChangeModel(
        history.line(change),
        new ChangeSummary(change, watch).told(now),
        problems(change),
        new StepLines(change, inPlace).all(),
        new Progress(change.running(), cancellable, watched(change, now), watch.toSeconds()),
        meters(change),
        choices(change),
        again(change));
  }

  /** What failed; and what an old version left behind. */
  private static List<ModuleProblem> problems(ChangeDetails change) {
    return change.reports().stream()
        .filter(report -> report.state() != StepState.UNDONE)
        .map(StepReport::problem)
        .filter(problem -> problem != null)
        .distinct()
        .toList();
  }

  private static Long watched(ChangeDetails change, Instant now) {
    boolean over =
        change.report(Step.WATCH, StepState.DONE).isPresent()
            || change.report(Step.WATCH, StepState.FAILED).isPresent();
    return change
        .report(Step.WATCH, StepState.BEGUN)
        .filter(begun -> change.running() && !over)
        .map(begun -> Duration.between(begun.at(), now).toSeconds())
        .orElse(null);
  }

  /** From the switch on, and as long as this process knows what belongs to the change. */
  private List<Meter> meters(ChangeDetails change) {
    boolean switched = change.report(Step.SWITCH, StepState.DONE).isPresent();
    boolean stands = change.running() || change.outcome() == Outcome.DONE;
    if (!switched || !stands || change.order() == null) {
      return List.of();
    }
    return meters.of(
        change.moves().stream().filter(VersionChange::comes).map(VersionChange::module).toList());
  }

  private List<Choice> choices(ChangeDetails change) {
    return change.outcome() == Outcome.DONE
        ? change.moves().stream().flatMap(this::choices).toList()
        : List.of();
  }

  /** The way back from a move, as long as it is one. */
  private Stream<Choice> choices(VersionChange move) {
    Optional<ModuleState> state = overview.module(move.module());
    if (state.isEmpty()) {
      return Stream.empty();
    }
    if (move.action().equals("disable")) {
      return state.get().status() == ModuleStatus.DISABLED
          ? Stream.of(Choices.enable(move.module()))
          : Stream.empty();
    }
    boolean stands =
        move.from() != null
            && !move.from().equals(move.to())
            && move.from().equals(state.get().previous())
            && move.to().equals(state.get().version());
    return stands ? Choices.back(state.get()).stream() : Stream.empty();
  }

  private static String again(ChangeDetails change) {
    return change.running() || change.order() == null || change.outcome() == Outcome.DONE
        ? null
        : OrderQuery.plan(change.order());
  }
}
