package dev.millet.walls;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

/** The walls are checked where there is a {@code bnd.bnd}; no bundle may do without. */
public class EveryBundleIsCheckedTest {

  private static final List<String> NO_BUNDLES = List.of("testing");

  @Test
  public void everyProjectUnderBundlesHasWhatTurnsTheChecksOn() throws IOException {
    try (Stream<Path> folders = Files.walk(Path.of("../../bundles"), 2)) {
      List<Path> unchecked =
          folders
              .filter(folder -> Files.exists(folder.resolve("pom.xml")))
              .filter(folder -> !NO_BUNDLES.contains(folder.getFileName().toString()))
              .filter(folder -> !Files.exists(folder.resolve("bnd.bnd")))
              .toList();

      assertEquals(List.of(), unchecked);
    }
  }
}
