package dev.millet.walls;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** Each package says in a sentence what it is, where a newcomer looks for it. */
public class EveryPackageSaysWhatItIsTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern SENTENCE =
      Pattern.compile(
          "\\A/\\*\\*\\s+(?:\\*\\s+)?[A-Z][^@]*\\.\\s.*\\*/.*package .*", Pattern.DOTALL);

  @Test
  public void everyPackageHasASentence() throws IOException {
    assertEquals(List.of(), silent(ROOT));
  }

  @Test
  public void theWordsAreLookedFor() {
    assertEquals(true, SENTENCE.matcher("/** Votes of members. */\npackage a;\n").matches());
    assertEquals(false, SENTENCE.matcher("package a;\n").matches());
    assertEquals(false, SENTENCE.matcher("/** votes */\npackage a;\n").matches());
  }

  private static List<Path> silent(Path root) throws IOException {
    try (Stream<Path> all =
        Stream.of("bundles", "launcher", "benchmarks", "build")
            .map(root::resolve)
            .flatMap(EveryPackageSaysWhatItIsTest::walk)) {
      return all.filter(EveryPackageSaysWhatItIsTest::isPackage)
          .filter(folder -> !says(folder.resolve("package-info.java")))
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> walk(Path folder) {
    try {
      return Files.walk(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPackage(Path folder) {
    if (!folder.toString().contains("src/main/java") || !Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean says(Path info) {
    try {
      return Files.exists(info) && SENTENCE.matcher(Files.readString(info)).matches();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
