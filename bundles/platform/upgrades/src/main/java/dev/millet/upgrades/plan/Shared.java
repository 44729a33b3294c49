package dev.millet.upgrades.plan;

import dev.millet.upgrades.candidate.Candidate;
import java.util.List;
import org.osgi.framework.Bundle;

/**
 * A bundle that modules share, an api or a library, and that a change puts in.
 *
 * @param candidate the file
 * @param replaced the installed version that it takes the place of; null where it only comes along
 * @param modules the modules that stand on the replaced one and restart with it
 */
public record Shared(Candidate candidate, Bundle replaced, List<String> modules) {

  public Shared {
    modules = List.copyOf(modules);
  }

  /** Whether modules must stand still while it is installed. */
  public boolean replaces() {
    return replaced != null;
  }
}
