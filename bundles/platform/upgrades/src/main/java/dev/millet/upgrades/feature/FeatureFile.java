package dev.millet.upgrades.feature;

import java.util.List;

/**
 * A feature file that has been read.
 *
 * @param name what other features call it
 * @param title for people
 * @param requires the names of the features that it needs
 * @param bundles what it brings, in the order of the file
 * @param configured whether it brings configurations
 */
public record FeatureFile(
    String name,
    String title,
    List<String> requires,
    List<Coordinates> bundles,
    boolean configured) {

  /** Maven coordinates of a jar. */
  public record Coordinates(String group, String artifact, String version) {

    @Override
    public String toString() {
      return group + ":" + artifact + ":" + version;
    }
  }
}
