package dev.millet.upgrades.page;

import dev.millet.upgrades.change.Limits;
import dev.millet.upgrades.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Says at each point of a change what happens when it goes wrong, and how one gets back. */
final class Consequences {

  private static final double PERCENT = 100;

  private final Plan plan;
  private final PlanMessages words;
  private final Limits limits;

  Consequences(Plan plan, PlanMessages words, Limits limits) {
    this.plan = plan;
    this.words = words;
    this.limits = limits;
  }

  List<Consequence> all() {
    List<Consequence> all = new ArrayList<>();
    if (words.leavesOnly()) {
      all.add(Consequence.of("before", "before.leaving"));
    } else {
      all.add(Consequence.of("before", words.grows() ? "before.grown" : "before"));
      if (words.inPlace()) {
        all.add(Consequence.of("held", "held"));
      }
      all.add(watched());
    }
    all.add(
        new Consequence(
            Sentence.of("plan.when.later"),
            plan.items().size() == 1 ? later() : Sentence.of("plan.then.later")));
    all.add(Consequence.of("killed", words.leavesOnly() ? "killed.leaving" : "killed"));
    return all;
  }

  private Consequence watched() {
    if (limits.watch().isZero()) {
      return Consequence.of("unwatched", "unwatched");
    }
    return new Consequence(
        Sentence.of("plan.when.watched", DurationText.of(limits.watch())),
        Sentence.of(
            words.inPlace() ? "plan.then.watched.held" : "plan.then.watched",
            Math.round(limits.breach().failureRate() * PERCENT),
            Math.round(limits.breach().slowdown())));
  }

  private Sentence later() {
    return VersionChange.of(plan).get(0).said("plan.then.later");
  }
}
