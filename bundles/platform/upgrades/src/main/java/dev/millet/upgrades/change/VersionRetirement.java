package dev.millet.upgrades.change;

import dev.millet.distribution.Headers;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.upgrades.plan.Action;
import dev.millet.upgrades.plan.Draft;
import dev.millet.upgrades.plan.Target;
import dev.millet.upgrades.problem.ModuleProblem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Waits until everybody has left what does not answer any more, and takes it away. */
final class VersionRetirement {

  private final BundleContext context;
  private final Generations generations;
  private final Removal removal;
  private final Limits limits;

  VersionRetirement(
      BundleContext context, Generations generations, Removal removal, Limits limits) {
    this.context = context;
    this.generations = generations;
    this.removal = removal;
    this.limits = limits;
  }

  /** Drains what a change has taken the place of. What is disabled stays installed. */
  void drain(Change change, Draft draft, Map<String, Generation> before)
      throws InterruptedException {
    change.report(Step.DRAIN, StepState.BEGUN, null);
    ModuleProblem left = null;
    for (Target target : draft.targets()) {
      Generation old = before.get(target.module());
      if (old != null) {
        left = awaited(old, left);
        if (target.action() == Action.DISABLE) {
          removal.stop(old.bundle());
        } else {
          removal.remove(old.bundle());
        }
      }
      if (target.action() == Action.ENABLE || target.action() == Action.REMOVE) {
        remove(idle(target.module()));
      }
    }
    report(change, left);
  }

  /** Drains new versions that had to give way again. */
  void drain(Change change, Collection<Generation> gone) throws InterruptedException {
    change.report(Step.DRAIN, StepState.BEGUN, null);
    ModuleProblem left = null;
    for (Generation generation : gone) {
      left = awaited(generation, left);
      removal.remove(generation.bundle());
    }
    report(change, left);
  }

  /** Reports first those who are still inside, and else what is left of those who went. */
  private void report(Change change, ModuleProblem inside) throws InterruptedException {
    ModuleProblem left = removal.leftBehind().orElse(null);
    change.report(Step.DRAIN, StepState.DONE, inside == null ? left : inside);
  }

  private ModuleProblem awaited(Generation old, ModuleProblem before) throws InterruptedException {
    return generations.awaitDrained(old, limits.drain())
        ? before
        : ModuleProblem.of(
            "drain",
            old.module(),
            Integer.toString(old.leases()),
            String.join(", ", old.visitors()));
  }

  /** Takes bundles away that nobody has ever entered. */
  void remove(List<Bundle> bundles) throws InterruptedException {
    removal.removeAll(bundles, List.of());
  }

  /** The bundles of a module that were stopped when it was disabled; or one that is shared. */
  private List<Bundle> idle(String module) {
    List<Bundle> filed = generations.all().stream().map(Generation::bundle).toList();
    return Stream.of(context.getBundles())
        .filter(
            bundle ->
                Objects.equals(module, bundle.getHeaders("").get(Headers.MODULE))
                    || bundle.getLocation().startsWith("shared:" + module + ":"))
        .filter(bundle -> !filed.contains(bundle))
        .toList();
  }
}
