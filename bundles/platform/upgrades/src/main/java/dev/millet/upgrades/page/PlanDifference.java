package dev.millet.upgrades.page;

import java.util.List;

/**
 * What has become of a plan since somebody read it.
 *
 * @param gone what it would have done and does not any more
 * @param come what it does now and would not have done
 */
public record PlanDifference(List<Sentence> gone, List<Sentence> come) {

  static PlanDifference between(List<VersionChange> before, List<VersionChange> now) {
    return new PlanDifference(without(before, now), without(now, before));
  }

  private static List<Sentence> without(List<VersionChange> some, List<VersionChange> others) {
    return some.stream()
        .filter(move -> !others.contains(move))
        .map(move -> move.said("move"))
        .toList();
  }
}
