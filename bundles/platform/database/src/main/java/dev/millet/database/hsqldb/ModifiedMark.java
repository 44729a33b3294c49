package dev.millet.database.hsqldb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads how HSQLDB was left, as its properties file says (HsqlDatabaseProperties in 2.7.4): whether
 * it replays the log at the start or deletes it depends on one word there.
 */
final class ModifiedMark {

  static final String FILE = "millet.properties";

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
    return lines.contains("modified=yes");
  }

  /** Returns whether the database was closed in order, by whatever version. */
  boolean isClosed() {
    return lines.contains("modified=no");
  }
}
