package dev.millet.api.journal;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Tells where the subscriptions stand. Thread-safe; reads the database. */
@ProviderType
public interface Subscriptions {

  /** Every subscription that is active or has a cursor, by name. */
  List<SubscriptionState> states();
}
