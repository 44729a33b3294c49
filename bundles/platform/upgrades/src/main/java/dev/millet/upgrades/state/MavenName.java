package dev.millet.upgrades.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The coordinates that Maven writes into a jar, in {@code META-INF/maven}. */
final class MavenName {

  private MavenName() {}

  /** Says whether a jar was built under these coordinates; false where it does not say. */
  static boolean isOf(Path file, String group, String artifact, String version) {
    try (ZipFile jar = new ZipFile(file.toFile())) {
      ZipEntry entry =
          jar.getEntry("META-INF/maven/%s/%s/pom.properties".formatted(group, artifact));
      if (entry == null) {
        return false;
      }
      Properties properties = new Properties();
      try (InputStream in = jar.getInputStream(entry)) {
        properties.load(in);
      }
      return version.equals(properties.getProperty("version"));
    } catch (IOException | IllegalArgumentException e) {
      // a damaged one is refused where it is read as a module
      return false;
    }
  }
}
