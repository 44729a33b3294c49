package dev.millet.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/** Tidies what tests leave behind when the JVM ends, the newest first. */
final class AtExit {

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ROOM = 512L << 20;

  private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(AtExit::closeAll, "millet-test-exit"));
  }

  private AtExit() {}

  static synchronized void close(AutoCloseable open) {
    OPEN.push(open);
  }

  /** In memory where there is room: a test waits for no disk. */
  static Path temporaryDirectory(String name) {
    try {
      Path directory =
          Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() > ROOM
              ? Files.createTempDirectory(MEMORY, name)
              : Files.createTempDirectory(name);
      close(() -> delete(directory));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized void closeAll() {
    while (!OPEN.isEmpty()) {
      try {
        OPEN.pop().close();
      } catch (Exception e) {
        System.err.println("a test's remains could not be tidied: " + e);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
