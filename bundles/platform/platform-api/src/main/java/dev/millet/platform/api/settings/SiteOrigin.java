package dev.millet.platform.api.settings;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Knows the address of the site, for links that leave it. Thread-safe; reads from memory.
 *
 * @since 1.1
 */
@ProviderType
public interface SiteOrigin {

  /**
   * Returns what every link begins with, such as {@code https://ideas.example.com}, without a slash
   * at the end; empty where an administrator has not set it.
   */
  Optional<String> find();
}
