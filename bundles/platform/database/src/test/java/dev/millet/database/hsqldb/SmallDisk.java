package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A disk of a few MiB in memory. Only root can have one: CI is, and must. */
final class SmallDisk implements AutoCloseable {

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  static SmallDisk of(int kib, Path directory) throws Exception {
    String answer =
        run("mount", "-t", "tmpfs", "-o", "size=" + kib + "k,mode=0700", "tmpfs", path(directory));
    if ("true".equals(System.getenv("CI"))) {
      assertEquals("a tmpfs can be mounted in CI", "", answer);
    }
    assumeTrue("no tmpfs can be mounted: " + answer, answer.isEmpty());
    return new SmallDisk(directory);
  }

  void enlarge(int kib) throws Exception {
    assertEquals("", run("mount", "-o", "remount,size=" + kib + "k", path(directory)));
  }

  Path directory() {
    return directory;
  }

  private static String path(Path directory) {
    return directory.toAbsolutePath().toString();
  }

  /** Returns what went wrong, or nothing. */
  private static String run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? "" : "it failed: " + said;
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() throws Exception {
    // lazily: HSQLDB may hold a file that it could not write
    assertEquals("", run("umount", "-l", path(directory)));
  }
}
