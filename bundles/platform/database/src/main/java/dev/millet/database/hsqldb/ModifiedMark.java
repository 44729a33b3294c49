package dev.millet.database.hsqldb;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * How HSQLDB was left, as its properties file says (HsqlDatabaseProperties in 2.7.4): whether it
 * replays the log at the start or deletes it depends on one word there.
 */
final class ModifiedMark {

  static final String FILE = "millet.properties";

  private static final String MARK = "modified=";

  private final List<String> lines;

  private ModifiedMark(List<String> lines) {
    this.lines = lines;
  }

  static ModifiedMark of(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    return new ModifiedMark(
        Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of());
  }

  /** Returns whether the log is replayed at the start; by any other word it is deleted. */
  boolean wantsReplay() {
    return lines.contains(MARK + "yes");
  }

  /** Returns whether the database was closed in order, by whatever version. */
  boolean isClosed() {
    return lines.contains(MARK + "no");
  }

  /** Has the log replayed at the next start, whatever the file says now. */
  static void requestReplay(Path directory) throws IOException {
    List<String> lines = new ArrayList<>(of(directory).lines);
    lines.removeIf(line -> line.startsWith(MARK));
    lines.add(MARK + "yes");
    Path made = directory.resolve(FILE + ".recovered");
    try (FileOutputStream out = new FileOutputStream(made.toFile())) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1));
      out.getFD().sync();
    }
    Files.move(
        made,
        directory.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
