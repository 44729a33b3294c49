package dev.millet.platform.api.gateway;

import dev.millet.api.members.Identity;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The forms that were sent without a recent proof. They are kept in memory for some minutes, each
 * for the session that sent it. Thread-safe.
 *
 * @since 1.1
 */
@ProviderType
public interface KeptForms {

  /**
   * Returns the address to which a browser posts, after the password was given, to have the kept
   * form taken.
   *
   * @return empty where the form is not kept any more, or is another session's
   */
  Optional<String> resume(Identity identity, String id);
}
