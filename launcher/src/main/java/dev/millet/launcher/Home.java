package dev.millet.launcher;

import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * The directory where Millet is installed.
 *
 * @param root the directory with {@code bin}, {@code features}, {@code repository}, {@code etc}
 */
public record Home(Path root) {

  /** The property that the script sets. */
  private static final String PROPERTY = "millet.home";

  /**
   * Finds it by the system property {@code millet.home}, else from the place of the launcher's jar.
   */
  public static Home find() {
    String property = System.getProperty(PROPERTY);
    if (property != null) {
      return new Home(Path.of(property).toAbsolutePath().normalize());
    }
    try {
      Path jar = Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Home(jar.toAbsolutePath().getParent().getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the launcher's own place is not a path", e);
    }
  }

  public Path features() {
    return root.resolve("features");
  }

  public Path repository() {
    return root.resolve("repository");
  }

  public Path settings() {
    return root.resolve("etc/millet.properties");
  }

  public Path logging() {
    return root.resolve("etc/logback.xml");
  }
}
