package dev.millet.platform.api.settings;

import java.nio.file.Path;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Knows the settings of modules that administrators changed on the page. Thread-safe. */
@ProviderType
public interface ModuleSettings {

  /**
   * Adds the values that were set on the page to what the file, the environment and the command
   * line say about a jar; these win. A value that the jar does not take is left out.
   *
   * @param given component properties by PID
   * @return new maps
   */
  Map<String, Map<String, Object>> complete(Path jar, Map<String, Map<String, Object>> given);
}
