package dev.millet.upgrades.change;

import dev.millet.api.database.DatabaseException;
import dev.millet.platform.api.database.Migrations;
import dev.millet.platform.api.modules.Generation;
import dev.millet.upgrades.plan.Action;
import dev.millet.upgrades.plan.Draft;
import dev.millet.upgrades.plan.Target;
import dev.millet.upgrades.problem.ModuleProblem;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;

/**
 * Takes out of the tables what no version needs any more: the steps that an old version brought for
 * the time after it, when a newer one has been kept. What fails stays pending and harms nobody.
 */
final class Contraction {

  private final Migrations migrations;

  Contraction(Migrations migrations) {
    this.migrations = migrations;
  }

  /** Whether the plan has such steps. */
  boolean isDue(Change change) {
    return change.plan().items().stream().anyMatch(item -> !item.schema().contract().isEmpty());
  }

  /**
   * Runs the steps that are due; callers wait for the embedded database meanwhile.
   *
   * @param before what was replaced, by module; still installed, or for the time being
   * @param next what replaced it
   */
  void contract(
      Change change, Draft draft, Map<String, Bundle> before, Collection<Generation> next) {
    if (!isDue(change)) {
      return;
    }
    change.report(Step.CONTRACT, StepState.BEGUN, null);
    try {
      for (Target target : draft.coming()) {
        Optional<Generation> replacing =
            next.stream().filter(each -> each.module().equals(target.module())).findFirst();
        if (target.action() == Action.UPGRADE && replacing.isPresent()) {
          migrations.applyContract(before.get(target.module()), replacing.get().bundle());
        }
      }
      change.report(Step.CONTRACT, StepState.DONE, null);
    } catch (DatabaseException e) {
      change.report(Step.CONTRACT, StepState.FAILED, ModuleProblem.of("contract", e.getMessage()));
    }
  }
}
