package dev.millet.upgrades.plan;

import dev.millet.platform.api.modules.Generation;
import dev.millet.upgrades.candidate.Candidate;

/**
 * A module that a change touches.
 *
 * @param action what happens to it
 * @param candidate the file of the version that comes; null where the module leaves
 * @param active what is active now; null where nothing is
 */
public record Target(String module, Action action, Candidate candidate, Generation active) {

  /** Whether a version of it comes. */
  public boolean comes() {
    return candidate != null;
  }
}
