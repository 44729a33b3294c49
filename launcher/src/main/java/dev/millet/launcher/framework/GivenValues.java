package dev.millet.launcher.framework;

import dev.millet.launch.FixedSettings;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.settings.Given;
import dev.millet.launcher.settings.GivenSettings;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells the running platform which settings the file, the environment or the command line fixes, as
 * they are written now.
 *
 * @param given the file, the environment and the command line
 */
public record GivenValues(GivenSettings given) implements FixedSettings {

  @Override
  public Map<String, Fixed> read(Collection<String> keys) {
    Map<String, Fixed> values = new TreeMap<>();
    try {
      for (Given each : given.of(keys)) {
        values.put(each.key(), new Fixed(each.value(), each.origin()));
      }
      return values;
    } catch (LaunchException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
