package dev.millet.upgrades.page;

import dev.millet.upgrades.change.Change.Course;
import dev.millet.upgrades.change.Step;
import dev.millet.upgrades.change.StepReport;
import dev.millet.upgrades.change.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells in a sentence or two what happens in a change now, or how it ended. */
final class ChangeSummary {

  private final ChangeDetails change;
  private final Duration watch;

  ChangeSummary(ChangeDetails change, Duration watch) {
    this.change = change;
    this.watch = watch;
  }

  List<Sentence> told(Instant now) {
    return switch (change.status()) {
      case RUNNING -> List.of(happening(now));
      case DONE -> done();
      case ROLLED_BACK -> rolledBack();
      case CANCELLED -> List.of(Sentence.of("summary.cancelled"));
      case INTERRUPTED -> List.of(interrupted());
      case FAILED -> failed();
    };
  }

  private Sentence happening(Instant now) {
    if (change.course() == Course.CANCELLED) {
      return Sentence.of("summary.now.called-off");
    }
    Optional<StepReport> last = change.reports().stream().reduce((first, second) -> second);
    if (last.isEmpty()) {
      return Sentence.of("summary.now.expand");
    }
    String step = last.get().step().word();
    if (last.get().state() == StepState.FAILED || last.get().state() == StepState.UNDONE) {
      return Sentence.of("summary.now.back");
    }
    return last.get().step() == Step.WATCH && last.get().state() == StepState.BEGUN
        ? Sentence.of("summary.now.watch", DurationText.of(left(last.get().at(), now)))
        : Sentence.of("summary.now." + step);
  }

  private Duration left(Instant begun, Instant now) {
    Duration left = watch.minus(Duration.between(begun, now));
    return Duration.ofSeconds(Math.max(1, left.toSeconds()));
  }

  private List<Sentence> done() {
    List<Sentence> told = new ArrayList<>();
    change.moves().stream().map(move -> move.said("summary.done")).forEach(told::add);
    Optional<StepReport> drained = change.report(Step.DRAIN, StepState.DONE);
    if (change.inPlace()) {
      held(Optional.of(Step.SWITCH)).ifPresent(told::add);
    } else if (leftBehind()) {
      boolean everybody = drained.isPresent() && drained.get().problem() == null;
      told.add(Sentence.of(everybody ? "summary.done.drained" : "summary.done.left"));
    }
    return told;
  }

  /** Whether an old version has gone. */
  private boolean leftBehind() {
    return change.moves().stream().anyMatch(move -> move.comes() && move.from() != null);
  }

  /** How long requests waited, where modules stood still. */
  private Optional<Sentence> held(Optional<Step> until) {
    return change
        .between(
            change.report(Step.PARK, StepState.DONE),
            until.flatMap(
                step ->
                    change.reports().stream().filter(report -> report.step() == step).findFirst()))
        .map(DurationText::of)
        .map(span -> Sentence.of("summary.held", span));
  }

  private List<Sentence> failed() {
    if (notUndone()) {
      return List.of(Sentence.of("summary.not-undone"));
    }
    List<Sentence> told = new ArrayList<>(List.of(Sentence.of("summary.failed")));
    held(Optional.of(Step.SWITCH)).ifPresent(told::add);
    boolean said = change.reports().stream().anyMatch(report -> report.state() == StepState.FAILED);
    if (!said) {
      told.add(Sentence.of("summary.failed.log"));
    }
    return told;
  }

  private List<Sentence> rolledBack() {
    if (notUndone()) {
      return List.of(Sentence.of("summary.not-undone"));
    }
    Optional<StepReport> breach =
        change
            .report(Step.WATCH, StepState.FAILED)
            .or(() -> change.report(Step.KEEP, StepState.FAILED));
    Optional<Duration> served = change.between(change.report(Step.SWITCH, StepState.DONE), breach);
    Optional<Duration> back = change.between(breach, change.report(Step.SWITCH, StepState.UNDONE));
    return List.of(
        served.isPresent() && back.isPresent()
            ? Sentence.of(
                "summary.rolled-back", DurationText.of(back.get()), DurationText.of(served.get()))
            : Sentence.of("summary.rolled-back.short"));
  }

  private boolean notUndone() {
    return change.report(Step.SWITCH, StepState.FAILED).stream()
        .anyMatch(
            report -> report.problem() != null && report.problem().code().equals("not-undone"));
  }

  private Sentence interrupted() {
    return Sentence.of(
        change.report(Step.KEEP, StepState.DONE).isPresent()
            ? "summary.interrupted.kept"
            : "summary.interrupted");
  }
}
