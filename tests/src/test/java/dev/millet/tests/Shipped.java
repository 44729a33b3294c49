package dev.millet.tests;

import dev.millet.distribution.FeatureBundle;
import dev.millet.launcher.Home;
import dev.millet.launcher.features.Catalog;
import dev.millet.launcher.features.Repository;
import java.nio.file.Path;
import java.util.List;

/** The distribution that the build made: what is tested is what ships. */
public final class Shipped {

  private Shipped() {}

  public static Home home() {
    return new Home(
        Path.of(System.getProperty("millet.distribution")).toAbsolutePath().normalize());
  }

  /** The bundles of a feature and of all that it requires. */
  public static List<FeatureBundle> bundles(String feature) {
    return Catalog.of(home().features()).select(List.of(feature)).bundles();
  }

  public static Path jar(FeatureBundle bundle) {
    return new Repository(home().repository()).path(bundle);
  }
}
