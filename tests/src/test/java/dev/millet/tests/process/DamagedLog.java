package dev.millet.tests.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Changes the log of an embedded database that does not run, as a failing disk does. */
final class DamagedLog {

  private final Path log;

  private DamagedLog(Path log) {
    this.log = log;
  }

  /** The log in a data directory. */
  static DamagedLog in(Path data) {
    return new DamagedLog(data.resolve("database/millet.log"));
  }

  Path file() {
    return log;
  }

  /** Replaces a word, everywhere, by another one. */
  DamagedLog change(String word, String other) throws IOException {
    String text = Files.readString(log, StandardCharsets.ISO_8859_1);
    if (!text.contains(word)) {
      throw new AssertionError(word + " is not in " + log);
    }
    Files.writeString(log, text.replace(word, other), StandardCharsets.ISO_8859_1);
    return this;
  }

  /** Removes what the log is compared with: only its replay can find the damage then. */
  void withoutSums() throws IOException {
    Files.delete(log.resolveSibling("millet.log.sums"));
  }
}
