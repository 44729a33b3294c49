package dev.millet.upgrades.change;

import dev.millet.upgrades.change.Change.Outcome;
import dev.millet.upgrades.plan.Draft;

/** A way to make a change. */
@FunctionalInterface
interface ChangeProcedure {

  /**
   * Makes the change. Whatever goes wrong before the next start is to come up with the new
   * versions, foreseen or not, leaves the old ones answering.
   */
  Outcome make(Change change, Draft draft) throws InterruptedException;
}
