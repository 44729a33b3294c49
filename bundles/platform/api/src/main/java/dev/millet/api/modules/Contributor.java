package dev.millet.api.modules;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The one service by which a bundle becomes a module: registering it makes the bundle's generation
 * complete, unregistering it retires the generation. A bundle registers exactly one, typically as a
 * Declarative Services component that assembles the module from its injected parts; while a
 * mandatory part is missing, nothing of the module is in the running system.
 */
@ConsumerType
public interface Contributor {

  /**
   * Everything that this generation gives the platform. Called once, when the generation is filed;
   * the answer is frozen then.
   *
   * @return the contributions; never null, may be empty
   */
  List<Contribution> contributions();
}
