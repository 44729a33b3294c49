package dev.millet.walls;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A file of Java is one idea; one of more than 300 lines is split along those that it has. */
public class EveryFileIsShortTest {

  private static final Path ROOT = Path.of("../..");
  private static final int MOST_LINES = 300;

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void noFileIsLong() throws IOException {
    assertEquals(List.of(), tooLong(ROOT));
  }

  @Test
  public void aLongFileIsSeenAndWhatIsBuiltIsNot() throws IOException {
    Path root = folder.getRoot().toPath();
    Files.writeString(root.resolve("Most.java"), "\n".repeat(300));
    assertEquals(List.of(), tooLong(root));
    Files.writeString(root.resolve("More.java"), "\n".repeat(301));
    Path built = Files.createDirectories(root.resolve("target/generated"));
    Files.writeString(built.resolve("Generated.java"), "\n".repeat(301));
    assertEquals(List.of("More.java: 301 lines"), tooLong(root));
  }

  /** Looks into no folder of what is built, where files come and go meanwhile. */
  private static List<String> tooLong(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            return each.endsWith("target") || each.endsWith(".git")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
              throws IOException {
            if (each.toString().endsWith(".java") && lines(each) > MOST_LINES) {
              found.add(root.relativize(each) + ": " + lines(each) + " lines");
            }
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(found);
    return found;
  }

  private static long lines(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }
}
