package dev.millet.launcher.features;

import dev.millet.distribution.FeatureFile;
import dev.millet.distribution.FeatureReader;
import dev.millet.distribution.InvalidFeatureException;
import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The feature files of a directory. */
public final class Catalog {

  private final SortedMap<String, Path> files;
  private final FeatureReader reader = new FeatureReader();

  private Catalog(SortedMap<String, Path> files) {
    this.files = files;
  }

  /** Lists the directory; a file is read when it is needed. */
  public static Catalog of(Path directory) {
    SortedMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(directory)) {
      entries
          .filter(file -> file.getFileName().toString().endsWith(".json"))
          .forEach(
              file -> files.put(file.getFileName().toString().replaceFirst("\\.json$", ""), file));
    } catch (IOException e) {
      throw new LaunchException(
          ExitCode.FEATURE_UNKNOWN, "The feature directory " + directory + " cannot be read.", e);
    }
    return new Catalog(files);
  }

  public Collection<String> names() {
    return files.keySet();
  }

  public List<Feature> all() {
    return files.keySet().stream().map(this::read).toList();
  }

  private Feature read(String name) {
    Path file = files.get(name);
    try {
      FeatureFile read = reader.read(file);
      return new Feature(
          name,
          read.title() == null ? name : read.title(),
          read.description(),
          read.requires(),
          read.bundles(),
          read.configurations(),
          file);
    } catch (IOException | InvalidFeatureException e) {
      throw new LaunchException(
          ExitCode.FEATURE_INVALID,
          "The feature file " + file + " cannot be read: " + e.getMessage() + ".",
          e);
    }
  }

  /**
   * Returns the named features and everything that they require, requirements first.
   *
   * @throws LaunchException when one is not known, cannot be read, or they require each other
   */
  public Selection select(Collection<String> names) {
    Map<String, Feature> selected = new LinkedHashMap<>();
    for (String name : names) {
      add(name, null, selected, List.of());
    }
    return new Selection(List.copyOf(selected.values()));
  }

  private void add(String name, Feature by, Map<String, Feature> selected, List<String> path) {
    if (selected.containsKey(name)) {
      return;
    }
    if (path.contains(name)) {
      throw new LaunchException(
          ExitCode.FEATURE_INVALID,
          "The feature %s requires itself, by way of %s.".formatted(name, String.join(", ", path)));
    }
    if (!files.containsKey(name)) {
      throw UnknownFeature.exception(name, by, files.keySet());
    }
    Feature feature = read(name);
    List<String> longer = Stream.concat(path.stream(), Stream.of(name)).toList();
    for (String required : feature.requires()) {
      add(required, feature, selected, longer);
    }
    selected.put(name, feature);
  }
}
