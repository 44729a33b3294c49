package dev.millet.site.settings;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Tells which settings the file, the environment or the command line fixes, as they are written
 * now. The launcher answers; it shares no class with the platform but Java's own.
 *
 * @param source answers for keys with value and origin, the origin fit for a sentence
 */
record GivenValues(Function<Collection<String>, Map<String, Map.Entry<String, String>>> source) {

  /** A value that cannot be changed on the page. */
  record Fixed(String value, String origin) {}

  /** Returns what is fixed of some keys. */
  Map<String, Fixed> of(Collection<String> keys) {
    if (source == null) {
      return Map.of();
    }
    Map<String, Fixed> fixed = new HashMap<>();
    source
        .apply(keys)
        .forEach((key, given) -> fixed.put(key, new Fixed(given.getValue(), given.getKey())));
    return fixed;
  }
}
