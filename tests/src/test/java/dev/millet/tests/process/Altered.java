package dev.millet.tests.process;

import dev.millet.tests.Shipped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A copy of the distribution whose features may be spoilt. Jars are linked, not copied. */
final class Altered {

  private final Path home;

  private Altered(Path home) {
    this.home = home;
  }

  static Altered copy(Path directory) throws IOException {
    Path shipped = Shipped.home().root();
    for (String name : new String[] {"bin", "features", "etc"}) {
      Path target = Files.createDirectories(directory.resolve(name));
      try (Stream<Path> files = Files.list(shipped.resolve(name))) {
        for (Path file : files.toList()) {
          Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    Files.createSymbolicLink(directory.resolve("lib"), shipped.resolve("lib"));
    Path repository = Files.createDirectories(directory.resolve("repository"));
    try (Stream<Path> groups = Files.list(shipped.resolve("repository"))) {
      for (Path group : groups.toList()) {
        Files.createSymbolicLink(repository.resolve(group.getFileName()), group);
      }
    }
    return new Altered(directory);
  }

  Path home() {
    return home;
  }

  /** Writes a feature file. */
  Altered feature(String name, String json) throws IOException {
    Files.writeString(home.resolve("features").resolve(name + ".json"), json);
    return this;
  }

  /** Writes a feature that requires core and has one bundle of its own. */
  Altered featureWithBundle(String name) throws IOException {
    return feature(
        name,
        """
        { "feature-resource-version": "1.0", "id": "test:%s:1",
          "bundles": [ { "id": "test:%s:1.0.0" } ],
          "extensions": {
            "millet-requires": { "kind": "mandatory", "type": "text", "text": ["core"] } } }
        """
            .formatted(name, name));
  }

  /**
   * Puts a bundle into the repository.
   *
   * @param headers of its manifest, beside the name
   * @param component the declaration of a component; empty for none
   */
  Altered bundle(String name, Map<String, String> headers, String component) throws IOException {
    Path jar = home.resolve("repository/test/" + name + "/1.0.0/" + name + "-1.0.0.jar");
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", name);
    attributes.putValue("Bundle-Version", "1.0.0");
    headers.forEach(attributes::putValue);
    if (!component.isEmpty()) {
      attributes.putValue("Service-Component", "OSGI-INF/component.xml");
    }
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      if (!component.isEmpty()) {
        out.putNextEntry(new JarEntry("OSGI-INF/component.xml"));
        out.write(component.getBytes(StandardCharsets.UTF_8));
      }
    }
    return this;
  }
}
