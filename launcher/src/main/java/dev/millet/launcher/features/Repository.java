package dev.millet.launcher.features;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory of jars in Maven's layout. */
public record Repository(Path root) {

  /**
   * Finds a bundle's jar.
   *
   * @throws LaunchException when it is not there
   */
  public Path find(FeatureBundle bundle) {
    Path jar = root.resolve(bundle.id().path());
    if (!Files.isRegularFile(jar)) {
      throw new LaunchException(
          ExitCode.BUNDLE,
          "The bundle %s, which a selected feature brings, is missing: there is no file %s."
              .formatted(bundle.id(), jar));
    }
    return jar;
  }
}
