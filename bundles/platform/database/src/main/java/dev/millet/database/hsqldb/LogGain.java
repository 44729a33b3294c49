package dev.millet.database.hsqldb;

import dev.millet.database.hsqldb.SumFile.Entry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.zip.CRC32C;

/**
 * Sums up what a log has gained. Runs once for each commit, so that what is usual is one read into
 * a block of its own. Not thread-safe.
 */
final class LogGain {

  /** The largest read for which RandomAccessFile needs no memory of its own. */
  private static final int BLOCK = 1 << 13;

  private final byte[] block = new byte[BLOCK];
  private final CRC32C sum = new CRC32C();

  /**
   * Returns the complete lines behind a position: another session may be in the middle of one.
   *
   * @return where they end, and their sum; null if absent
   */
  Entry since(RandomAccessFile log, long from) throws IOException {
    log.seek(from);
    int length = log.read(block);
    if (length <= 0 || length == BLOCK) {
      long end = LogTail.endOfLastLine(log, from);
      return end > from ? new Entry(end, Sums.of(log, from, end)) : null;
    }
    int complete = length;
    while (complete > 0 && block[complete - 1] != '\n') {
      complete--;
    }
    if (complete == 0) {
      return null;
    }
    sum.reset();
    sum.update(block, 0, complete);
    return new Entry(from + complete, (int) sum.getValue());
  }
}
