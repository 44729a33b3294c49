package dev.millet.upgrades.change;

import dev.millet.api.database.DatabaseException;
import dev.millet.distribution.Headers;
import dev.millet.platform.api.database.Migrations;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.upgrades.problem.ModuleProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.Bundle;

/**
 * Lets the tables grow what new versions need, while the old ones serve. The embedded database
 * stands still meanwhile: callers are held then, so that they wait in order instead of piling up
 * inside.
 */
final class Expansion {

  private final Generations generations;
  private final Migrations migrations;
  private final Limits limits;
  private final boolean embedded;

  Expansion(Generations generations, Migrations migrations, Limits limits, boolean embedded) {
    this.generations = generations;
    this.migrations = migrations;
    this.limits = limits;
    this.embedded = embedded;
  }

  void expand(Collection<Bundle> bundles) throws StepFailedException {
    List<Bundle> growing = new ArrayList<>();
    try {
      for (Bundle bundle : bundles) {
        if (!migrations.pending(bundle).isEmpty()) {
          growing.add(bundle);
        }
      }
      if (growing.isEmpty()) {
        return;
      }
      try (ParkedModules held =
          ParkedModules.hold(generations, embedded ? modules() : List.of(), limits)) {
        growing.forEach(migrations::apply);
      }
    } catch (DatabaseException e) {
      throw new StepFailedException(ModuleProblem.of("migration", e.getMessage()), e);
    }
  }

  /** The platform's own parts are not held: signing in, health, and the progress of the change. */
  private List<String> modules() {
    return generations.table().generations().stream()
        .filter(each -> !Boolean.parseBoolean(each.bundle().getHeaders("").get(Headers.PLATFORM)))
        .map(Generation::module)
        .toList();
  }
}
