package dev.millet.upgrades.page;

import dev.millet.upgrades.change.Change.Course;
import dev.millet.upgrades.change.Report;
import dev.millet.upgrades.change.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells in a sentence or two what happens in a change now, or how it ended. */
final class Story {

  private final Chronicle chronicle;
  private final Duration watch;

  Story(Chronicle chronicle, Duration watch) {
    this.chronicle = chronicle;
    this.watch = watch;
  }

  List<Sentence> told(Instant now) {
    return switch (chronicle.standing()) {
      case "running" -> List.of(happening(now));
      case "done" -> done();
      case "rolled-back" -> rolledBack();
      case "cancelled" -> List.of(Sentence.of("story.cancelled"));
      case "interrupted" -> List.of(interrupted());
      default -> failed();
    };
  }

  private Sentence happening(Instant now) {
    if (chronicle.course() == Course.CALLED_OFF) {
      return Sentence.of("story.now.called-off");
    }
    Optional<Report> last = chronicle.reports().stream().reduce((first, second) -> second);
    if (last.isEmpty()) {
      return Sentence.of("story.now.expand");
    }
    String step = last.get().step().word();
    if (last.get().state().equals(Report.FAILED) || last.get().state().equals(Report.UNDONE)) {
      return Sentence.of("story.now.back");
    }
    return last.get().step() == Step.WATCH && last.get().state().equals(Report.BEGUN)
        ? Sentence.of("story.now.watch", Spans.of(left(last.get().at(), now)))
        : Sentence.of("story.now." + step);
  }

  private Duration left(Instant begun, Instant now) {
    Duration left = watch.minus(Duration.between(begun, now));
    return Duration.ofSeconds(Math.max(1, left.toSeconds()));
  }

  private List<Sentence> done() {
    List<Sentence> told = new ArrayList<>();
    chronicle.moves().stream().map(move -> move.said("story.done")).forEach(told::add);
    Optional<Report> drained = chronicle.report(Step.DRAIN, Report.DONE);
    if (chronicle.inPlace()) {
      held(Optional.of(Step.SWITCH)).ifPresent(told::add);
    } else if (leftBehind()) {
      boolean everybody = drained.isPresent() && drained.get().trouble() == null;
      told.add(Sentence.of(everybody ? "story.done.drained" : "story.done.left"));
    }
    return told;
  }

  /** Whether an old version has gone. */
  private boolean leftBehind() {
    return chronicle.moves().stream().anyMatch(move -> move.comes() && move.from() != null);
  }

  /** How long requests waited, where modules stood still. */
  private Optional<Sentence> held(Optional<Step> until) {
    return chronicle
        .between(
            chronicle.report(Step.PARK, Report.DONE),
            until.flatMap(
                step ->
                    chronicle.reports().stream()
                        .filter(report -> report.step() == step)
                        .findFirst()))
        .map(Spans::of)
        .map(span -> Sentence.of("story.held", span));
  }

  private List<Sentence> failed() {
    if (notUndone()) {
      return List.of(Sentence.of("story.not-undone"));
    }
    List<Sentence> told = new ArrayList<>(List.of(Sentence.of("story.failed")));
    held(Optional.of(Step.SWITCH)).ifPresent(told::add);
    boolean said =
        chronicle.reports().stream().anyMatch(report -> report.state().equals(Report.FAILED));
    if (!said) {
      told.add(Sentence.of("story.failed.log"));
    }
    return told;
  }

  private List<Sentence> rolledBack() {
    if (notUndone()) {
      return List.of(Sentence.of("story.not-undone"));
    }
    Optional<Report> breach =
        chronicle
            .report(Step.WATCH, Report.FAILED)
            .or(() -> chronicle.report(Step.KEEP, Report.FAILED));
    Optional<Duration> served =
        chronicle.between(chronicle.report(Step.SWITCH, Report.DONE), breach);
    Optional<Duration> back =
        chronicle.between(breach, chronicle.report(Step.SWITCH, Report.UNDONE));
    return List.of(
        served.isPresent() && back.isPresent()
            ? Sentence.of("story.rolled-back", Spans.of(back.get()), Spans.of(served.get()))
            : Sentence.of("story.rolled-back.short"));
  }

  private boolean notUndone() {
    return chronicle.report(Step.SWITCH, Report.FAILED).stream()
        .anyMatch(
            report -> report.trouble() != null && report.trouble().code().equals("not-undone"));
  }

  private Sentence interrupted() {
    return Sentence.of(
        chronicle.report(Step.KEEP, Report.DONE).isPresent()
            ? "story.interrupted.kept"
            : "story.interrupted");
  }
}
