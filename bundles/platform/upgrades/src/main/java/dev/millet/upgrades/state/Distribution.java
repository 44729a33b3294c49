package dev.millet.upgrades.state;

import dev.millet.distribution.Coordinates;
import dev.millet.distribution.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The jars and features that came with the distribution: {@code repository/} in Maven's layout, and
 * {@code features/}. They are looked at anew at each question. Thread-safe.
 */
public final class Distribution {

  private final Path home;

  /** A jar of a module. */
  public record ModuleJar(String module, String version, Path path) {}

  public Distribution(Path home) {
    this.home = home;
  }

  /** The modules whose jars are there, whether a feature names them or not. */
  public List<ModuleJar> modules() throws IOException {
    return jars().stream().flatMap(path -> module(path).stream()).toList();
  }

  /** The jar of these coordinates; empty where it is not there. */
  public Optional<Path> jar(Coordinates wanted) {
    Path repository = home.resolve("repository");
    Path path = repository.resolve(wanted.path()).normalize();
    return Optional.of(path)
        .filter(file -> file.startsWith(repository) && Files.isRegularFile(file));
  }

  /** The feature files. */
  public List<Path> features() throws IOException {
    return files(home.resolve("features"), ".json");
  }

  /** All jars. */
  List<Path> jars() throws IOException {
    return files(home.resolve("repository"), ".jar");
  }

  private static List<Path> files(Path folder, String suffix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, java.nio.file.FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Optional<ModuleJar> module(Path path) {
    try (JarFile jar = new JarFile(path.toFile(), false)) {
      Manifest manifest = jar.getManifest();
      if (manifest == null) {
        return Optional.empty();
      }
      String module = manifest.getMainAttributes().getValue(Headers.MODULE);
      boolean platform =
          Boolean.parseBoolean(manifest.getMainAttributes().getValue(Headers.PLATFORM));
      String version = manifest.getMainAttributes().getValue("Bundle-Version");
      return module == null || platform
          ? Optional.empty()
          : Optional.of(new ModuleJar(module, version, path));
    } catch (IOException e) {
      // a damaged jar of the distribution is nothing that could be installed
      return Optional.empty();
    }
  }
}
