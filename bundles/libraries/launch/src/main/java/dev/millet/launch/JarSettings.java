package dev.millet.launch;

import java.nio.file.Path;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads what the file, the environment and the command line set about a jar, as it is written now.
 * The launcher offers it. Thread-safe.
 */
@ProviderType
public interface JarSettings {

  /**
   * Reads the settings of a jar.
   *
   * @return component properties by PID, for every PID that the jar declares
   * @throws IllegalArgumentException naming the key, the value, what is allowed and where it was
   *     set
   */
  Map<String, Map<String, Object>> read(Path jar);
}
