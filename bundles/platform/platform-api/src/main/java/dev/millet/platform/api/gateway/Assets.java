package dev.millet.platform.api.gateway;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The static files in a bundle's {@code assets/} folder, served under URLs that carry a hash of
 * their content and never change. Bundle-scoped: getting the service publishes the files; they stay
 * served for a day after the bundle has gone, for pages that are still open. Thread-safe.
 */
@ProviderType
public interface Assets {

  /**
   * The URL of a file, such as {@code /assets/voting/vote-3f2a9c1b.css} for {@code vote.css}.
   *
   * @throws IllegalArgumentException where the bundle has no such file
   */
  String url(String file);
}
