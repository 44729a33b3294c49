package dev.millet.upgrades.change;

import dev.millet.upgrades.plan.Draft;
import dev.millet.upgrades.state.ModuleRepository;

/** Makes replacements in place. */
record Replacements(
    ModuleRepository repository, StandbyStart starts, Removal removal, Limits limits) {

  Replacement of(Draft draft) {
    return new Replacement(repository, starts, removal, limits, draft);
  }
}
