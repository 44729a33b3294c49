package dev.millet.launcher.framework;

import dev.millet.launcher.LaunchException;
import dev.millet.launcher.settings.Given;
import dev.millet.launcher.settings.GivenSettings;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Tells the running platform which settings the file, the environment or the command line fixes, as
 * they are written now. It sees no class of the launcher, so what passes between them are types of
 * Java's own.
 *
 * @param given the file, the environment and the command line
 */
public record GivenValues(GivenSettings given)
    implements Function<Collection<String>, Map<String, Map.Entry<String, String>>> {

  /** The service property by which it is found. */
  static final String PROPERTY = "millet.given";

  /**
   * Reads the values of some keys.
   *
   * @return by key, where it was set and the value
   * @throws IllegalArgumentException where the file cannot be read
   */
  @Override
  public Map<String, Map.Entry<String, String>> apply(Collection<String> keys) {
    Map<String, Map.Entry<String, String>> values = new TreeMap<>();
    try {
      for (Given each : given.of(keys)) {
        values.put(each.key(), Map.entry(each.origin(), each.value()));
      }
      return values;
    } catch (LaunchException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
