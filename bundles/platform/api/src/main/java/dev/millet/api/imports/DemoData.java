package dev.millet.api.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Data to look at, in the form that the module's importer takes.
 *
 * @since 1.0
 */
@ConsumerType
public interface DemoData {

  /** Returns whether the module has nothing of its own yet: the data is left out otherwise. */
  boolean isWanted();

  /** Opens the file; the caller closes it. */
  InputStream open() throws IOException;

  /** Returns the handles of those in the data who work for the company. */
  default List<String> staff() {
    return List.of();
  }
}
