package dev.millet.launcher.modules;

import dev.millet.distribution.Headers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;

/**
 * A bundle that a build has made.
 *
 * @param name the module's name, or the symbolic name of a bundle that modules share
 * @param content tells one content from another
 */
record BuiltJar(String name, long content) {

  private static final List<String> BESIDE =
      List.of("-sources.jar", "-javadoc.jar", "-tests.jar", "-test-sources.jar");

  /** Returns whether a file is a jar, and not one that a build makes beside the bundle. */
  static boolean isWanted(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jar") && BESIDE.stream().noneMatch(name::endsWith);
  }

  /**
   * Reads a jar.
   *
   * @return empty where it is not complete yet, or neither a module nor a bundle that exports
   */
  static Optional<BuiltJar> read(Path file) {
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      Manifest manifest = jar.getManifest();
      if (manifest == null) {
        return Optional.empty();
      }
      Attributes headers = manifest.getMainAttributes();
      String module = headers.getValue(Headers.MODULE);
      String symbolicName = headers.getValue("Bundle-SymbolicName");
      if (symbolicName == null || module == null && headers.getValue("Export-Package") == null) {
        return Optional.empty();
      }
      CRC32 content = new CRC32();
      content.update(Files.readAllBytes(file));
      return Optional.of(
          new BuiltJar(
              module == null ? symbolicName.split(";", 2)[0] : module, content.getValue()));
    } catch (IOException e) {
      // a build is still writing it; its next write is another event
      return Optional.empty();
    }
  }
}
