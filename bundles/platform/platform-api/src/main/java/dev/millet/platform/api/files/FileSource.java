package dev.millet.platform.api.files;

import org.osgi.annotation.versioning.ProviderType;

/** Opens kept files to be sent. Thread-safe. */
@ProviderType
public interface FileSource {

  /**
   * Opens a file.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 where it is not kept, 503 {@code
   *     file-unavailable} where its content is missing or damaged
   */
  OpenFile open(String sha256);
}
