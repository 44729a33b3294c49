package dev.millet.platform.api.members;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives bundles of the platform the mail addresses of members, which nobody else may learn.
 * Thread-safe; reads the database.
 *
 * @since 1.1
 */
@ProviderType
public interface MailAddresses {

  /**
   * Returns the addresses of members who have one and can sign in: of nobody who is suspended or
   * whose account is deleted.
   *
   * @param members at most 1,000 ids
   * @return by id
   */
  Map<Long, String> of(Collection<Long> members);
}
