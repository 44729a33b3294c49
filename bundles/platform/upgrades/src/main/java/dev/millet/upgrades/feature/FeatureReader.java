package dev.millet.upgrades.feature;

import dev.millet.upgrades.feature.FeatureFile.Coordinates;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureExtension;
import org.osgi.service.feature.FeatureService;
import org.osgi.service.feature.ID;

/**
 * Reads feature files in the OSGi format (Compendium chapter 159), with the implementation that the
 * launcher has beside the framework. Thread-safe.
 */
public final class FeatureReader {

  private static final String REQUIRES = "millet-requires";
  private static final String PREFIX = ".features.";

  private final FeatureService service =
      ServiceLoader.load(FeatureService.class, FeatureService.class.getClassLoader())
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no FeatureService beside the framework"));

  /**
   * Reads one file.
   *
   * @param name what others call it; null where its id says so
   * @throws RejectedFileException when it is not a feature, or asks for what is not known here
   */
  public FeatureFile read(Path file, String name) throws IOException, RejectedFileException {
    Feature read = parse(file);
    if (read.getID() == null) {
      throw refused("not-a-feature", "it has no \"id\"");
    }
    return new FeatureFile(
        name == null ? nameOf(read.getID()) : name,
        read.getName().orElse(read.getID().getArtifactId()),
        requires(read.getExtensions()),
        read.getBundles().stream().map(bundle -> coordinates(bundle.getID())).toList(),
        !read.getConfigurations().isEmpty());
  }

  private Feature parse(Path file) throws IOException, RejectedFileException {
    try (Reader reader = Files.newBufferedReader(file)) {
      Feature read = service.readFeature(reader);
      if (read == null) {
        throw refused("not-a-feature", "it is empty");
      }
      return read;
    } catch (CharacterCodingException e) {
      throw refused("not-a-feature", "it is not UTF-8");
    } catch (RuntimeException e) {
      throw refused("not-a-feature", String.valueOf(e.getMessage()));
    }
  }

  /** {@code voting} of {@code dev.millet:dev.millet.features.voting:osgifeature:1.0.0}. */
  private static String nameOf(ID id) {
    String artifact = id.getArtifactId();
    int at = artifact.indexOf(PREFIX);
    return at < 0 ? artifact : artifact.substring(at + PREFIX.length());
  }

  private static List<String> requires(Map<String, FeatureExtension> extensions)
      throws RejectedFileException {
    for (FeatureExtension extension : extensions.values()) {
      if (extension.getKind() == FeatureExtension.Kind.MANDATORY
          && !extension.getName().equals(REQUIRES)) {
        throw refused("feature-extension", extension.getName());
      }
    }
    FeatureExtension requires = extensions.get(REQUIRES);
    if (requires == null) {
      return List.of();
    }
    if (requires.getType() != FeatureExtension.Type.TEXT) {
      throw refused("not-a-feature", "its extension " + REQUIRES + " is not of type \"text\"");
    }
    return List.copyOf(requires.getText());
  }

  private static Coordinates coordinates(ID id) {
    return new Coordinates(id.getGroupId(), id.getArtifactId(), id.getVersion());
  }

  private static RejectedFileException refused(String code, String... arguments) {
    return new RejectedFileException(ModuleProblem.of(code, arguments));
  }
}
