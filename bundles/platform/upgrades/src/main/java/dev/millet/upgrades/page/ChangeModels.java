package dev.millet.upgrades.page;

import dev.millet.upgrades.change.Change.Course;
import dev.millet.upgrades.change.Change.Outcome;
import dev.millet.upgrades.change.Report;
import dev.millet.upgrades.change.Step;
import dev.millet.upgrades.overview.ModuleState;
import dev.millet.upgrades.overview.Overview;
import dev.millet.upgrades.overview.Trouble;
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

  ChangeModel of(Chronicle chronicle, boolean inPlace) {
    Instant now = Instant.now();
    boolean early = chronicle.running() && chronicle.course() == Course.OPEN;
    return new ChangeModel(
        history.line(chronicle),
        new Story(chronicle, watch).told(now),
        troubles(chronicle),
        new StepLines(chronicle, inPlace).all(),
        chronicle.running(),
        early,
        watched(chronicle, now),
        watch.toSeconds(),
        meters(chronicle),
        choices(chronicle),
        again(chronicle));
  }

  /** What failed; and what an old version left behind. */
  private static List<Trouble> troubles(Chronicle chronicle) {
    return chronicle.reports().stream()
        .filter(report -> !report.state().equals(Report.UNDONE))
        .map(Report::trouble)
        .filter(trouble -> trouble != null)
        .distinct()
        .toList();
  }

  private static Long watched(Chronicle chronicle, Instant now) {
    boolean over =
        chronicle.report(Step.WATCH, Report.DONE).isPresent()
            || chronicle.report(Step.WATCH, Report.FAILED).isPresent();
    return chronicle
        .report(Step.WATCH, Report.BEGUN)
        .filter(begun -> chronicle.running() && !over)
        .map(begun -> Duration.between(begun.at(), now).toSeconds())
        .orElse(null);
  }

  /** From the switch on, and as long as this process knows what belongs to the change. */
  private List<Meter> meters(Chronicle chronicle) {
    boolean switched = chronicle.report(Step.SWITCH, Report.DONE).isPresent();
    boolean stands = chronicle.running() || chronicle.outcome() == Outcome.DONE;
    if (!switched || !stands || chronicle.order() == null) {
      return List.of();
    }
    return meters.of(chronicle.moves().stream().filter(Move::comes).map(Move::module).toList());
  }

  private List<Choice> choices(Chronicle chronicle) {
    return chronicle.outcome() == Outcome.DONE
        ? chronicle.moves().stream().flatMap(this::choices).toList()
        : List.of();
  }

  /** The way back from a move, as long as it is one. */
  private Stream<Choice> choices(Move move) {
    Optional<ModuleState> state = overview.module(move.module());
    if (state.isEmpty()) {
      return Stream.empty();
    }
    if (move.action().equals("disable")) {
      return state.get().standing().equals(ModuleState.DISABLED)
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

  private static String again(Chronicle chronicle) {
    return chronicle.running() || chronicle.order() == null || chronicle.outcome() == Outcome.DONE
        ? null
        : OrderQuery.plan(chronicle.order());
  }
}
