package dev.millet.platform.api.journal;

import dev.millet.platform.api.modules.Generation;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Tells where the subscriptions stand. Thread-safe; reads the database. */
@ProviderType
public interface Subscriptions {

  /** Every subscription that is active or has a cursor, by name. */
  List<SubscriptionState> states();

  /**
   * Returns what an active version cannot handle though it has tried several times, and what is not
   * set aside only because the version before it stands by and may be able to.
   *
   * @return the subscription, the entry and what was said; empty if absent
   * @since 1.1
   */
  default Optional<String> failing(Generation generation) {
    return Optional.empty();
  }

  /**
   * Removes the cursor of a subscription that nobody has any more, and what it has set aside: the
   * entries that it has yet to handle are no longer kept for it.
   *
   * @return false where an active module has the subscription, which keeps its cursor then
   * @since 1.3
   */
  default boolean retire(String name) {
    return false;
  }
}
