package dev.millet.launcher.features;

import dev.millet.distribution.FeatureBundle;
import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Features that are started together.
 *
 * @param features requirements first
 */
public record Selection(List<Feature> features) {

  /**
   * Returns the bundles of all features, each once, in the order of the features.
   *
   * @throws LaunchException when two features want different versions of one bundle
   */
  public List<FeatureBundle> bundles() {
    Map<String, FeatureBundle> bundles = new LinkedHashMap<>();
    for (Feature feature : features) {
      for (FeatureBundle bundle : feature.bundles()) {
        FeatureBundle other =
            bundles.putIfAbsent(bundle.id().group() + ":" + bundle.id().artifact(), bundle);
        if (other != null && !other.id().equals(bundle.id())) {
          throw new LaunchException(
              ExitCode.FEATURE_INVALID,
              "The feature %s (%s) brings %s, but another feature brings version %s of it."
                  .formatted(feature.name(), feature.file(), bundle.id(), other.id().version()));
        }
      }
    }
    return List.copyOf(bundles.values());
  }

  /** Returns the component properties of all features by PID; those of later features win. */
  public Map<String, Map<String, Object>> configurations() {
    Map<String, Map<String, Object>> merged = new LinkedHashMap<>();
    for (Feature feature : features) {
      feature
          .configurations()
          .forEach(
              (pid, values) ->
                  merged.computeIfAbsent(pid, any -> new LinkedHashMap<>()).putAll(values));
    }
    return merged;
  }
}
