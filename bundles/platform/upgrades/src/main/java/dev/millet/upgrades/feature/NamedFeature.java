package dev.millet.upgrades.feature;

import dev.millet.distribution.Coordinates;
import dev.millet.distribution.FeatureBundle;
import dev.millet.distribution.FeatureFile;
import java.util.List;

/**
 * A feature with the name by which others call it.
 *
 * @param file what was read
 */
public record NamedFeature(String name, FeatureFile file) {

  /** Returns the title, for people. */
  public String title() {
    return file.title() == null ? file.artifact() : file.title();
  }

  /** Returns the names of the features that it needs. */
  public List<String> requires() {
    return file.requires();
  }

  /** Returns what it brings, in the order of the file. */
  public List<Coordinates> bundles() {
    return file.bundles().stream().map(FeatureBundle::id).toList();
  }

  /** Returns whether it brings configurations. */
  public boolean configured() {
    return !file.configurations().isEmpty();
  }
}
