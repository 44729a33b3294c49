package dev.millet.platform.api.archive;

import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ProviderType;

/** Writes archives of everything that the database keeps. Thread-safe. */
@ProviderType
public interface ArchiveSource {

  /**
   * Writes an archive of one moment, while others go on writing. It ends early, with an exception,
   * where the stream throws one.
   *
   * @throws IOException where the stream throws it, or a table cannot be archived
   */
  void write(OutputStream out) throws IOException;
}
