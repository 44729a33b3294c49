package dev.millet.upgrades.feature;

import dev.millet.distribution.FeatureFile;
import dev.millet.distribution.FeatureReader;
import dev.millet.distribution.InvalidFeatureException;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import java.io.IOException;
import java.nio.file.Path;

/** Reads feature files and gives them their names. Thread-safe. */
public final class NamedFeatures {

  private static final String PREFIX = ".features.";

  private final FeatureReader reader = new FeatureReader();

  /**
   * Reads one file.
   *
   * @param name what others call it; null where its id says so
   * @throws RejectedFileException when it is not a feature, or asks for what is not known here
   */
  public NamedFeature read(Path file, String name) throws IOException, RejectedFileException {
    try {
      FeatureFile read = reader.read(file);
      return new NamedFeature(name == null ? nameOf(read.artifact()) : name, read);
    } catch (InvalidFeatureException e) {
      throw new RejectedFileException(
          e.unknownExtension()
              .map(extension -> ModuleProblem.of("feature-extension", extension))
              .orElseGet(() -> ModuleProblem.of("not-a-feature", e.getMessage())));
    }
  }

  /** Returns {@code voting} for {@code dev.millet.features.voting}. */
  private static String nameOf(String artifact) {
    int at = artifact.indexOf(PREFIX);
    return at < 0 ? artifact : artifact.substring(at + PREFIX.length());
  }
}
