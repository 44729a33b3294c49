package dev.millet.upgrades.page;

import dev.millet.upgrades.change.Change.Course;
import dev.millet.upgrades.change.Change.Outcome;
import dev.millet.upgrades.change.Step;
import dev.millet.upgrades.change.StepReport;
import dev.millet.upgrades.change.StepState;
import dev.millet.upgrades.plan.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a change, whether it is being made or was.
 *
 * @param memberId who made it; null for the operator, and for somebody whose account is gone
 * @param operator whether the operator made it; null where that was not noted
 * @param progress how far it has come
 * @param order what was asked for; null where this process did not make it
 * @param reports empty in a list of changes
 */
record ChangeDetails(
    long id,
    Long memberId,
    Boolean operator,
    List<VersionChange> moves,
    Progress progress,
    Order order,
    List<StepReport> reports) {

  /**
   * The progress of a change.
   *
   * @param endedAt null while it runs, and where the process ended first
   * @param outcome null while it runs, and where the process ended first
   * @param running whether it is being made now
   * @param course whether it can be cancelled
   */
  record Progress(
      Instant startedAt, Instant endedAt, Outcome outcome, boolean running, Course course) {}

  Instant startedAt() {
    return progress.startedAt();
  }

  Instant endedAt() {
    return progress.endedAt();
  }

  Outcome outcome() {
    return progress.outcome();
  }

  boolean running() {
    return progress.running();
  }

  Course course() {
    return progress.course();
  }

  Optional<StepReport> report(Step step, StepState state) {
    return reports.stream()
        .filter(each -> each.step() == step && each.state() == state)
        .findFirst();
  }

  /** Whether modules stood still while they were replaced. */
  boolean inPlace() {
    return report(Step.PARK, StepState.BEGUN).isPresent();
  }

  /** The time between two reports; empty where one of them is missing. */
  Optional<Duration> between(Optional<StepReport> first, Optional<StepReport> second) {
    return first.flatMap(from -> second.map(to -> Duration.between(from.at(), to.at())));
  }

  ChangeStatus status() {
    return ChangeStatus.of(running(), outcome());
  }
}
