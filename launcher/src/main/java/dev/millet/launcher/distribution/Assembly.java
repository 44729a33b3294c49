package dev.millet.launcher.distribution;

import dev.millet.distribution.Coordinates;
import dev.millet.distribution.FeatureBundle;
import dev.millet.launcher.features.Catalog;
import dev.millet.launcher.features.Feature;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Run by the build: fills {@code repository/} and {@code lib/} of the distribution from the class
 * paths that Maven resolved. The feature files alone say what goes into the repository.
 */
public final class Assembly {

  private Assembly() {}

  /**
   * Fills the tree.
   *
   * @param arguments the distribution's root, the launcher's jar, a file with the class path of all
   *     dependencies, and a file with the class path of those that the launcher compiles against
   */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Path launcher = Path.of(arguments[1]);
    Map<String, Path> all = jars(Path.of(arguments[2]));
    Map<String, Path> own = jars(Path.of(arguments[3]));

    Set<Path> wanted = new HashSet<>();
    for (Feature feature : Catalog.of(root.resolve("features")).all()) {
      for (FeatureBundle bundle : feature.bundles()) {
        Coordinates id = bundle.id();
        Path jar = all.get(id.file());
        if (jar == null) {
          throw new IllegalStateException(
              "features/%s.json names %s, which neither launcher/pom.xml nor a bundle in it depends on"
                  .formatted(feature.name(), id));
        }
        wanted.add(copy(jar, root.resolve("repository").resolve(id.path())));
      }
    }
    Path lib = root.resolve("lib");
    wanted.add(copy(launcher, lib.resolve(launcher.getFileName())));
    for (Map.Entry<String, Path> jar : own.entrySet()) {
      if (all.containsKey(jar.getKey())) {
        wanted.add(copy(jar.getValue(), lib.resolve(jar.getKey())));
      }
    }
    removeOthers(lib, wanted);
    removeOthers(root.resolve("repository"), wanted);
  }

  private static Map<String, Path> jars(Path classPathFile) throws IOException {
    Map<String, Path> jars = new HashMap<>();
    for (String entry : Files.readString(classPathFile).strip().split(File.pathSeparator)) {
      Path jar = Path.of(entry);
      jars.put(jar.getFileName().toString(), jar);
    }
    return jars;
  }

  private static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    return Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes what an earlier build left behind, which must not ship. */
  private static void removeOthers(Path directory, Set<Path> wanted) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!wanted.contains(file)) {
          Files.delete(file);
        }
      }
    }
  }
}
