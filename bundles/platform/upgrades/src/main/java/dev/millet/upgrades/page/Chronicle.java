package dev.millet.upgrades.page;

import dev.millet.upgrades.change.Change.Course;
import dev.millet.upgrades.change.Change.Outcome;
import dev.millet.upgrades.change.Report;
import dev.millet.upgrades.change.Step;
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
 * @param endedAt null while it runs, and where the process ended first
 * @param outcome null while it runs, and where the process ended first
 * @param running whether it is being made now
 * @param course whether it can be called off
 * @param order what was asked for; null where this process did not make it
 * @param reports empty in a list of changes
 */
record Chronicle(
    long id,
    Long memberId,
    Boolean operator,
    List<Move> moves,
    Instant startedAt,
    Instant endedAt,
    Outcome outcome,
    boolean running,
    Course course,
    Order order,
    List<Report> reports) {

  Optional<Report> report(Step step, String state) {
    return reports.stream()
        .filter(each -> each.step() == step && each.state().equals(state))
        .findFirst();
  }

  /** Whether modules stood still while they were replaced. */
  boolean inPlace() {
    return report(Step.PARK, Report.BEGUN).isPresent();
  }

  /** The time between two reports; empty where one of them is missing. */
  Optional<Duration> between(Optional<Report> first, Optional<Report> second) {
    return first.flatMap(from -> second.map(to -> Duration.between(from.at(), to.at())));
  }

  /** {@code running}, {@code interrupted}, or the outcome's word. */
  String standing() {
    if (running) {
      return "running";
    }
    return outcome == null ? "interrupted" : outcome.word();
  }
}
