package dev.millet.distribution;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureExtension;
import org.osgi.service.feature.FeatureService;
import org.osgi.service.feature.ID;

/**
 * Reads feature files in the OSGi format (Compendium chapter 159), with the implementation that the
 * launcher has on its class path. Thread-safe.
 */
public final class FeatureReader {

  /** The extension that lists the features that a feature needs, one name a line of text. */
  public static final String REQUIRES = "millet-requires";

  /** Bundle metadata: the level at which the bundle is started, as in Compendium chapter 160. */
  public static final String START_LEVEL = "bundleStartLevel";

  private static final int DEFAULT_START_LEVEL = 5;

  private final FeatureService service =
      ServiceLoader.load(FeatureService.class, FeatureService.class.getClassLoader())
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no FeatureService on the class path"));

  /**
   * Reads one file.
   *
   * @throws InvalidFeatureException where it is not a feature that this version can read
   * @throws IOException where the file cannot be read
   */
  public FeatureFile read(Path file) throws IOException, InvalidFeatureException {
    Feature read = parse(file);
    List<FeatureBundle> bundles = new ArrayList<>();
    for (var bundle : read.getBundles()) {
      bundles.add(new FeatureBundle(coordinates(bundle.getID()), startLevel(bundle.getMetadata())));
    }
    Map<String, Map<String, Object>> configurations = new LinkedHashMap<>();
    read.getConfigurations().forEach((pid, c) -> configurations.put(pid, c.getValues()));
    return new FeatureFile(
        read.getID().getArtifactId(),
        read.getName().orElse(null),
        read.getDescription().orElse(""),
        requires(read.getExtensions()),
        List.copyOf(bundles),
        configurations);
  }

  private Feature parse(Path file) throws IOException, InvalidFeatureException {
    Feature read;
    try (Reader reader = Files.newBufferedReader(file)) {
      read = service.readFeature(reader);
    } catch (CharacterCodingException e) {
      throw InvalidFeatureException.because("it is not UTF-8", e);
    } catch (RuntimeException e) {
      throw InvalidFeatureException.because(String.valueOf(e.getMessage()), e);
    }
    if (read == null) {
      throw InvalidFeatureException.because("it is empty");
    }
    if (read.getID() == null) {
      throw InvalidFeatureException.because("it has no \"id\"");
    }
    return read;
  }

  private static List<String> requires(Map<String, FeatureExtension> extensions)
      throws InvalidFeatureException {
    for (FeatureExtension extension : extensions.values()) {
      if (extension.getKind() == FeatureExtension.Kind.MANDATORY
          && !extension.getName().equals(REQUIRES)) {
        throw InvalidFeatureException.unknown(extension.getName());
      }
    }
    FeatureExtension requires = extensions.get(REQUIRES);
    if (requires == null) {
      return List.of();
    }
    if (requires.getType() != FeatureExtension.Type.TEXT) {
      throw InvalidFeatureException.because(
          "the extension " + REQUIRES + " has to be of type \"text\"");
    }
    return List.copyOf(requires.getText());
  }

  private static int startLevel(Map<String, Object> metadata) throws InvalidFeatureException {
    Object level = metadata.getOrDefault(START_LEVEL, DEFAULT_START_LEVEL);
    if (level instanceof Number number && number.intValue() > 0) {
      return number.intValue();
    }
    throw InvalidFeatureException.because(START_LEVEL + " is " + level + ", not a positive number");
  }

  private static Coordinates coordinates(ID id) {
    return new Coordinates(id.getGroupId(), id.getArtifactId(), id.getVersion());
  }
}
