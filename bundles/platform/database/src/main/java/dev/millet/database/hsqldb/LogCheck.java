package dev.millet.database.hsqldb;

import dev.millet.database.hsqldb.SumFile.Content;
import dev.millet.database.hsqldb.SumFile.Entry;
import dev.millet.database.hsqldb.SumFile.State;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    if (sums.state() == State.ABSENT || sums.state() == State.UNREADABLE) {
      if (size > 0) {
        LOG.warn("There are no sums of {}: it is read unchecked, this once", log);
      }
      return;
    }
    if (sums.state() == State.RENEWING && (size == 0 || scriptIsNew())) {
      return;
    }
    if (size == 0) {
      requireAll(0, 0, 0);
      return;
    }
    try (FileChannel channel =
        FileChannel.open(log, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = compare(channel, size);
      if (sums.complete() && size > end) {
        channel.truncate(end);
        channel.force(true);
      }
    }
  }

  private boolean scriptIsNew() throws IOException {
    Path script = directory.resolve("millet.script");
    return Files.exists(directory.resolve("millet.script.new"))
        || !Files.exists(script)
        || Sums.of(script) != sums.script();
  }

  private long compare(FileChannel channel, long size) throws IOException, DamagedFilesException {
    long at = 0;
    List<Entry> entries = sums.entries();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.end() > size || Sums.of(channel, at, entry.end()) != entry.sum()) {
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
    try (var in = Files.newInputStream(log)) {
      byte[] before = in.readNBytes((int) Math.min(offset, Integer.MAX_VALUE - 8));
      for (byte b : before) {
        line += b == '\n' ? 1 : 0;
      }
    }
    return line;
  }
}
