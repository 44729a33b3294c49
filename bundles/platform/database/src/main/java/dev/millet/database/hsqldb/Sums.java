package dev.millet.database.hsqldb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * CRC-32C (RFC 3720, 12.1) of files and parts of them. Files are not read through channels: an
 * interrupt of the thread would close them.
 */
final class Sums {

  private static final int BLOCK = 1 << 16;

  private Sums() {}

  static int of(Path file) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      return of(open, 0, open.length());
    }
  }

  /** Returns the sum of the bytes from one position up to, and without, another. */
  static int of(RandomAccessFile file, long from, long to) throws IOException {
    CRC32C sum = new CRC32C();
    byte[] block = new byte[(int) Math.min(BLOCK, to - from)];
    file.seek(from);
    for (long left = to - from; left > 0; ) {
      int length = (int) Math.min(block.length, left);
      file.readFully(block, 0, length);
      sum.update(block, 0, length);
      left -= length;
    }
    return (int) sum.getValue();
  }
}
