package dev.millet.launch;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads which settings the file, the environment or the command line fixes, as they are written
 * now. The launcher offers it. Thread-safe.
 */
@ProviderType
public interface FixedSettings {

  /**
   * A value that cannot be changed on the page.
   *
   * @param value as it was written
   * @param origin where it was set, fit for a sentence
   */
  record Fixed(String value, String origin) {}

  /**
   * Reads the values of some keys.
   *
   * @return one for each key that is set
   * @throws IllegalArgumentException where the file cannot be read
   */
  Map<String, Fixed> read(Collection<String> keys);
}
