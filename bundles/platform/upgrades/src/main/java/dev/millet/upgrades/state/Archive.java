package dev.millet.upgrades.state;

import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip of a feature with its jars. What it says about sizes is not believed, and what it unpacks
 * to is bounded as a whole: a few kilobytes can become more than the disk holds.
 */
final class Archive implements AutoCloseable {

  private static final String FEATURE = "feature.json";
  private static final long MIB = 1024 * 1024;

  /** Three times what the largest deployment consists of today; each one is looked through. */
  private static final int MAX_JARS = 200;

  private final ZipFile zip;
  private final long most;
  private long left;

  /** Uses one file of it. */
  @FunctionalInterface
  interface Use<T> {
    T use(InputStream content) throws IOException, RejectedFileException;
  }

  /**
   * @param most how many bytes its files may have together, when they are unpacked
   */
  Archive(Path file, long most) throws IOException {
    this.zip = new ZipFile(file.toFile());
    this.most = most;
    this.left = most;
  }

  /** Whether a file is one; anything else is read as a jar, which says what is wrong with it. */
  static boolean is(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry(FEATURE) != null && zip.getEntry("META-INF/MANIFEST.MF") == null;
    } catch (IOException e) {
      // no archive at all
      return false;
    }
  }

  /**
   * Its jars.
   *
   * @throws RejectedFileException when there are too many
   */
  List<ZipEntry> jars() throws RejectedFileException {
    List<ZipEntry> jars =
        zip.stream()
            .filter(entry -> entry.getName().endsWith(".jar"))
            .limit(MAX_JARS + 1L)
            .<ZipEntry>map(entry -> entry)
            .toList();
    if (jars.size() > MAX_JARS) {
      throw new RejectedFileException(
          ModuleProblem.of("archive-too-many", Integer.toString(MAX_JARS)));
    }
    return jars;
  }

  ZipEntry feature() {
    return zip.getEntry(FEATURE);
  }

  /**
   * Unpacks one of its files.
   *
   * @throws RejectedFileException when all that was unpacked is too much
   */
  <T> T unpack(ZipEntry entry, Use<T> use) throws IOException, RejectedFileException {
    BoundedInputStream content = new BoundedInputStream(zip.getInputStream(entry), left);
    try (content) {
      T used = use.use(content);
      left = content.left();
      return used;
    } catch (BoundedInputStream.TooLargeException e) {
      throw new RejectedFileException(
          ModuleProblem.of("archive-too-large", entry.getName(), Long.toString(most / MIB)));
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
