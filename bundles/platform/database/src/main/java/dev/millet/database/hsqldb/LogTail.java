package dev.millet.database.hsqldb;

import java.io.IOException;
import java.io.RandomAccessFile;

/** Finds the end of what is complete in HSQLDB's log. */
final class LogTail {

  private static final int BLOCK = 1 << 16;

  private LogTail() {}

  /**
   * Returns the end of the last complete line, or {@code from} where none has come to an end since.
   * What stands behind it may be half a number, which HSQLDB would read as a whole one, or the
   * zeros that a power failure leaves.
   */
  static long endOfLastLine(RandomAccessFile file, long from) throws IOException {
    long end = file.length();
    if (end < from) {
      throw new IOException("the log became shorter");
    }
    byte[] block = new byte[(int) Math.min(BLOCK, end - from)];
    while (end > from) {
      int length = (int) Math.min(block.length, end - from);
      file.seek(end - length);
      file.readFully(block, 0, length);
      for (int i = length - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return end - length + i + 1;
        }
      }
      end -= length;
    }
    return from;
  }
}
