package dev.millet.launcher.features;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.service.feature.FeatureExtension;
import org.osgi.service.feature.FeatureService;
import org.osgi.service.feature.ID;

/** Reads feature files in the OSGi format (Compendium chapter 159). */
public final class FeatureReader {

  /** The extension that lists the features that a feature needs, one name a line of text. */
  public static final String REQUIRES = "millet-requires";

  /** Bundle metadata: the level at which the bundle is started, as in Compendium chapter 160. */
  public static final String START_LEVEL = "bundleStartLevel";

  private static final int DEFAULT_START_LEVEL = 5;

  private final FeatureService service =
      ServiceLoader.load(FeatureService.class, FeatureReader.class.getClassLoader())
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no FeatureService on the class path"));

  /**
   * Reads one file.
   *
   * @throws LaunchException when it is not a feature
   */
  public Feature read(Path file) {
    org.osgi.service.feature.Feature read;
    try (Reader reader = Files.newBufferedReader(file)) {
      read = service.readFeature(reader);
    } catch (IOException | RuntimeException e) {
      throw invalid(file, e.getMessage(), e);
    }
    if (read == null || read.getID() == null) {
      throw invalid(file, "it has no \"id\"", null);
    }
    List<FeatureBundle> bundles =
        read.getBundles().stream()
            .map(
                bundle ->
                    new FeatureBundle(
                        coordinates(bundle.getID()), startLevel(file, bundle.getMetadata())))
            .toList();
    Map<String, Map<String, Object>> configurations = new LinkedHashMap<>();
    read.getConfigurations().forEach((pid, c) -> configurations.put(pid, c.getValues()));
    String name = file.getFileName().toString().replaceFirst("\\.json$", "");
    return new Feature(
        name,
        read.getName().orElse(name),
        read.getDescription().orElse(""),
        requires(file, read.getExtensions()),
        bundles,
        configurations,
        file);
  }

  private static List<String> requires(Path file, Map<String, FeatureExtension> extensions) {
    for (FeatureExtension extension : extensions.values()) {
      if (extension.getKind() == FeatureExtension.Kind.MANDATORY
          && !extension.getName().equals(REQUIRES)) {
        throw invalid(
            file, "this version does not know the extension " + extension.getName(), null);
      }
    }
    FeatureExtension requires = extensions.get(REQUIRES);
    if (requires == null) {
      return List.of();
    }
    if (requires.getType() != FeatureExtension.Type.TEXT) {
      throw invalid(file, "the extension " + REQUIRES + " has to be of type \"text\"", null);
    }
    return List.copyOf(requires.getText());
  }

  private static int startLevel(Path file, Map<String, Object> metadata) {
    Object level = metadata.getOrDefault(START_LEVEL, DEFAULT_START_LEVEL);
    if (level instanceof Number number && number.intValue() > 0) {
      return number.intValue();
    }
    throw invalid(file, START_LEVEL + " is " + level + ", not a positive number", null);
  }

  private static Coordinates coordinates(ID id) {
    return new Coordinates(id.getGroupId(), id.getArtifactId(), id.getVersion());
  }

  private static LaunchException invalid(Path file, String why, Throwable cause) {
    return new LaunchException(
        ExitCode.FEATURE_INVALID,
        "The feature file " + file + " cannot be read: " + why + ".",
        cause);
  }
}
