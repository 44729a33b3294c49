package dev.millet.upgrades.change;

import dev.millet.upgrades.plan.Draft;
import dev.millet.upgrades.state.Stock;

/** Makes replacements in place. */
record Replacements(Stock stock, StandbyStart starts, Removal removal, Limits limits) {

  Replacement of(Draft draft) {
    return new Replacement(stock, starts, removal, limits, draft);
  }
}
