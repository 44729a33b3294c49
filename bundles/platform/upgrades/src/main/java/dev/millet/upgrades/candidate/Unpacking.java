package dev.millet.upgrades.candidate;

import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Counts what a jar unpacks to before anybody else reads it: a few kilobytes can become more than
 * the memory or the disk holds. What the jar itself says about sizes is not believed.
 */
final class Unpacking {

  private static final long MIB = 1024 * 1024;

  /** Manifest and signatures are read into memory as a whole, by us and by the framework. */
  private static final long MAX_HEADER = 8 * MIB;

  private final long most;

  Unpacking(long most) {
    this.most = most;
  }

  /**
   * Reads all entries, without looking at signatures.
   *
   * @throws RejectedFileException when there is too much
   */
  void measure(Path file) throws IOException, RejectedFileException {
    long left = most;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        left -= length(zip, entry, isHead(entry) ? Math.min(left, MAX_HEADER) : left);
      }
    }
  }

  private static long length(ZipFile zip, ZipEntry entry, long limit)
      throws IOException, RejectedFileException {
    byte[] buffer = new byte[16 * 1024];
    long length = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        length += read;
        if (length > limit) {
          throw new RejectedFileException(
              ModuleProblem.of("unpacks-too-large", entry.getName(), Long.toString(limit / MIB)));
        }
      }
    }
    return length;
  }

  private static boolean isHead(ZipEntry entry) {
    String name = entry.getName().toUpperCase(Locale.ROOT);
    return name.startsWith("META-INF/") && name.indexOf('/', "META-INF/".length()) < 0;
  }
}
