package dev.millet.launcher.features;

import dev.millet.distribution.FeatureBundle;
import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** A directory of jars in Maven's layout. */
public record Repository(Path root) {

  /** Returns the path of a bundle's jar, which need not exist. */
  public Path path(FeatureBundle bundle) {
    return root.resolve(bundle.id().path());
  }

  /**
   * Checks that the jars are there.
   *
   * @throws LaunchException naming the first that is not
   */
  public void check(Collection<FeatureBundle> bundles) {
    for (FeatureBundle bundle : bundles) {
      if (!Files.isRegularFile(path(bundle))) {
        throw new LaunchException(
            ExitCode.BUNDLE,
            "The bundle %s, which a selected feature brings, is missing: there is no file %s."
                .formatted(bundle.id(), path(bundle)));
      }
    }
  }
}
