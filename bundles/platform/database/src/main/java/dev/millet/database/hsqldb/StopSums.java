package dev.millet.database.hsqldb;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of sums that a stop in order leaves beside the database's files, which have no checksums
 * of their own. It is compared at the next start and removed before anything is written: after a
 * kill there is none.
 *
 * <p>The file has a line for each file, with its CRC-32C, its length and its name, and a last line
 * with the sum of those before. It counts only while {@link ModifiedMark#FILE} is as it was left:
 * whoever opens the database, an older version too, writes that anew.
 */
final class StopSums {

  private static final Logger LOG = LoggerFactory.getLogger(StopSums.class);
  private static final List<String> SUMMED = List.of("millet.script", "millet.data", "millet.lobs");

  private final Path directory;
  private final Path file;

  StopSums(Path directory) {
    this.directory = directory;
    this.file = directory.resolve("millet.data.sums");
  }

  /** Throws where a file is not as the last stop in order has left it. */
  void check() throws IOException, DamagedFilesException {
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    int last = lines.size() - 1;
    if (last < 1 || !lines.get(last).equals(checkOf(lines.subList(0, last)))) {
      LOG.warn("The sums in {} are damaged: the files are read unchecked, this once", file);
      return;
    }
    if (!lines.get(0).equals(line(ModifiedMark.FILE))) {
      LOG.warn("{} was written after {}: the files are read unchecked", ModifiedMark.FILE, file);
      return;
    }
    for (int i = 0; i < SUMMED.size(); i++) {
      if (!lines.get(i + 1).equals(line(SUMMED.get(i)))) {
        throw new DamagedFilesException(
            new Damage(
                directory.resolve(SUMMED.get(i)),
                "it is not as it was left at the last stop (" + file.getFileName() + ")",
                0,
                -1,
                0,
                0),
            null);
      }
    }
  }

  /** Removes the sums, for good: the files are about to change. */
  void remove() throws IOException {
    if (Files.deleteIfExists(file)) {
      // or a power failure could bring them back beside files that have changed since
      try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  /** Sums up the files, which are closed. Without a sum the next start does not check. */
  void write() {
    try {
      if (ModifiedMark.of(directory).isClosed()) {
        writeNew();
      }
    } catch (IOException e) {
      LOG.warn("The sums in {} could not be written: the next start does not check", file, e);
    }
  }

  private void writeNew() throws IOException {
    StringBuilder text = new StringBuilder(line(ModifiedMark.FILE)).append('\n');
    for (String name : SUMMED) {
      text.append(line(name)).append('\n');
    }
    text.append(checkOf(text.toString().lines().toList())).append('\n');
    Path made = directory.resolve("millet.data.sums.new");
    try (FileOutputStream out = new FileOutputStream(made.toFile())) {
      out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
      out.getFD().sync();
    }
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private String line(String name) throws IOException {
    Path summed = directory.resolve(name);
    return Files.exists(summed)
        ? hex(Sums.of(summed)) + " " + Files.size(summed) + " " + name
        : "- - " + name;
  }

  private static String checkOf(List<String> lines) {
    CRC32C sum = new CRC32C();
    lines.forEach(line -> sum.update((line + "\n").getBytes(StandardCharsets.ISO_8859_1)));
    return hex((int) sum.getValue());
  }

  private static String hex(int sum) {
    return Integer.toHexString(sum);
  }
}
