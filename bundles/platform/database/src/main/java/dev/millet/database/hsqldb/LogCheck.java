package dev.millet.database.hsqldb;

import dev.millet.database.hsqldb.SumFile.Content;
import dev.millet.database.hsqldb.SumFile.Entry;
import dev.millet.database.hsqldb.SumFile.State;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the log with its sums before HSQLDB replays it, and cuts off its torn tail. */
final class LogCheck {

  private static final Logger LOG = LoggerFactory.getLogger(LogCheck.class);

  private final Path directory;
  private final Path log;
  private final Content sums;

  LogCheck(Path directory, Content sums) {
    this.directory = directory;
    this.log = directory.resolve("millet.log");
    this.sums = sums;
  }

  /** Throws where an acknowledged commit is not in the log as it was written. */
  void run() throws IOException, DamagedFilesException {
    long size = Files.exists(log) ? Files.size(log) : 0;
    if (sums.state() == State.CURRENT && !sums.entries().isEmpty()) {
      ModifiedMark mark = ModifiedMark.of(directory);
      if (size == 0 && mark.isClosed()) {
        LOG.warn("{} was emptied in order by a version that keeps no sums of it", log);
        return;
      }
      requireReplay(mark, size);
    }
    if (size == 0) {
      return;
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      if (!areOfThisLog()) {
        cut(file, LogTail.endOfLastLine(file, 0));
        return;
      }
      long end = compare(file, size);
      cut(file, sums.complete() ? end : LogTail.endOfLastLine(file, end));
    }
  }

  /** HSQLDB deletes the log where it is told that the database was closed in order. */
  private void requireReplay(ModifiedMark mark, long size)
      throws IOException, DamagedFilesException {
    if (size == 0) {
      requireAll(0, 0, 0);
    }
    if (!mark.wantsReplay()) {
      String what = ModifiedMark.FILE + " does not say that it is needed, and its sums do";
      throw new DamagedFilesException(
          new Damage(log, what, 1, 0, sums.entries().size(), size), null);
    }
  }

  /** False where there are none, or where the log was begun after them and holds nothing yet. */
  private boolean areOfThisLog() throws IOException {
    return switch (sums.state()) {
      case ABSENT -> {
        LOG.warn("There are no sums of {}: it is read unchecked, this once", log);
        yield false;
      }
      case UNREADABLE -> {
        LOG.warn("The sums of {} are damaged: it is read unchecked, this once", log);
        yield false;
      }
      case CURRENT -> true;
      case RENEWING -> !scriptIsNew();
    };
  }

  /** HSQLDB writes a new script beside, says so in its properties, and then renews the log. */
  private boolean scriptIsNew() throws IOException {
    Path script = directory.resolve("millet.script");
    if (Files.exists(directory.resolve("millet.script.new"))) {
      return !ModifiedMark.of(directory).wantsReplay();
    }
    return !Files.exists(script) || Sums.of(script) != sums.script();
  }

  private static void cut(RandomAccessFile file, long end) throws IOException {
    if (file.length() > end) {
      file.setLength(end);
      file.getFD().sync();
    }
  }

  private long compare(RandomAccessFile file, long size) throws IOException, DamagedFilesException {
    long at = 0;
    List<Entry> entries = sums.entries();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.end() > size || Sums.of(file, at, entry.end()) != entry.sum()) {
        requireAll(i, at, size);
      }
      at = entry.end();
    }
    return at;
  }

  private void requireAll(int intact, long at, long size)
      throws IOException, DamagedFilesException {
    int missing = sums.entries().size() - intact;
    if (missing > 0) {
      throw new DamagedFilesException(
          new Damage(log, "it is not as it was written", line(at), at, missing, size - at), null);
    }
  }

  private long line(long offset) throws IOException {
    if (!Files.exists(log)) {
      return 1;
    }
    long line = 1;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(log))) {
      for (long left = offset; left > 0; left--) {
        line += in.read() == '\n' ? 1 : 0;
      }
    }
    return line;
  }

  /** Returns the damage at a line that HSQLDB could not replay. */
  Damage at(long line, String what) throws IOException {
    long offset = 0;
    long commits = 0;
    long current = 1;
    try (BufferedReader in = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        offset += current < line ? text.length() + 1 : 0;
        commits += current >= line && text.endsWith("COMMIT") ? 1 : 0;
        current++;
      }
    }
    return new Damage(log, what, line, offset, commits, Files.size(log) - offset);
  }
}
