package dev.millet.database.hsqldb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** CRC-32C (RFC 3720, 12.1) of files and parts of them. */
final class Sums {

  private static final int BLOCK = 1 << 16;

  private Sums() {}

  static int of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return of(channel, 0, channel.size());
    }
  }

  /** Returns the sum of the bytes from one position up to, and without, another. */
  static int of(FileChannel channel, long from, long to) throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (long at = from; at < to; at += block.limit()) {
      block.clear().limit((int) Math.min(BLOCK, to - at));
      read(channel, block, at);
      sum.update(block.flip());
    }
    return (int) sum.getValue();
  }

  /** Fills the buffer up to its limit. */
  static void read(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
    int start = buffer.position();
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position() - start) < 0) {
        throw new IOException("the file ends before " + (position + buffer.limit()));
      }
    }
  }
}
