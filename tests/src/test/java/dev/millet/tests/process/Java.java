package dev.millet.tests.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Java installations that Millet is tried on: the one of the build, and the newest. */
final class Java {

  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  private Java() {}

  /**
   * Homes by a name for reports.
   *
   * @throws AssertionError in CI, where there is no newer one than that of the build
   */
  static Map<String, Path> homes() {
    Map<String, Path> homes = new TreeMap<>();
    homes.put("Java " + Runtime.version().feature(), Path.of(System.getProperty("java.home")));
    Optional<Path> newest = newest();
    newest.ifPresent(home -> homes.put("Java " + feature(home), home));
    if (newest.isEmpty() && "true".equals(System.getenv("CI"))) {
      throw new AssertionError(
          "no newer JDK: install one below " + INSTALLED + " or set MILLET_TEST_NEWEST_JDK");
    }
    return homes;
  }

  private static Optional<Path> newest() {
    String named = System.getenv("MILLET_TEST_NEWEST_JDK");
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    List<Path> found = new ArrayList<>();
    try (Stream<Path> homes = Files.list(INSTALLED)) {
      homes.filter(home -> feature(home) > Runtime.version().feature()).forEach(found::add);
    } catch (IOException e) {
      return Optional.empty();
    }
    return found.stream().max(Comparator.comparingInt(Java::feature));
  }

  /** The feature release, from the file beside every JDK; 0 if absent. */
  private static int feature(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION=\""))
          .map(line -> line.substring("JAVA_VERSION=\"".length()).split("[.\"]")[0])
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
