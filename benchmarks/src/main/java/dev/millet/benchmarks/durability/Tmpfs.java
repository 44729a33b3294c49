package dev.millet.benchmarks.durability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk in memory, which can be enlarged. Only root can have one. */
final class Tmpfs implements AutoCloseable {

  private final Path directory;

  private Tmpfs(Path directory) {
    this.directory = directory;
  }

  /**
   * Mounts it over a directory.
   *
   * @throws IOException where that is not allowed
   */
  static Tmpfs mounted(Path directory, int mib) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    run("mount", "-t", "tmpfs", "-o", "size=" + mib + "m,mode=0700", "tmpfs", path(directory));
    return new Tmpfs(directory);
  }

  void enlarge(int mib) throws IOException, InterruptedException {
    run("mount", "-o", "remount,size=" + mib + "m", path(directory));
  }

  private static String path(Path directory) {
    return directory.toAbsolutePath().toString();
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    // lazily: HSQLDB as it comes may still hold a file that failed
    run("umount", "-l", path(directory));
  }
}
