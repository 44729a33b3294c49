package dev.millet.api.modules;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that a generation gives the platform: a route, a slot fragment, a journal subscription,
 * an offer, a health check. Implementations are immutable values; the platform files each under the
 * generation it came from and reaches it only with a lease on that generation.
 */
@ConsumerType
public interface Contribution {

  /**
   * Returns what must be unique among the active contributions of the same type, for example the
   * method and path of a route. A module whose contribution has the identity of another module's is
   * refused.
   *
   * @return the identity, or the empty string where any number may stand side by side; never null
   */
  default String identity() {
    return "";
  }
}
