package dev.millet.gateway.transfers;

import dev.millet.api.gateway.Problem;
import dev.millet.platform.api.files.FileSource;
import dev.millet.platform.api.files.OpenFile;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Files of any length that need no disk: each byte tells where it stands. */
final class PatternFiles implements FileSource {

  /** The file that is there; its name is what the tests ask for. */
  static final String NAME = "ab".repeat(32);

  final AtomicInteger open = new AtomicInteger();
  private final long length;
  private boolean blank;
  private Executor reader;

  PatternFiles(long length) {
    this.length = length;
  }

  /** Gives whatever a buffer has instead, which costs nothing. */
  void leaveBlank() {
    blank = true;
  }

  /** Is read there, as what comes from another machine. */
  void readOn(Executor other) {
    reader = other;
  }

  static byte at(long position) {
    return (byte) (position * 31 + (position >> 8) * 7 + (position >> 32));
  }

  /** Returns the bytes of a range. */
  static byte[] bytes(long first, long end) {
    byte[] bytes = new byte[(int) (end - first)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = at(first + i);
    }
    return bytes;
  }

  @Override
  public OpenFile open(String sha256) {
    if (!sha256.equals(NAME)) {
      throw Problem.of(503, "file-unavailable", "The file is not available", "").toException();
    }
    open.incrementAndGet();
    return new OpenFile() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public Executor reader() {
        return reader;
      }

      @Override
      public int read(ByteBuffer into, long position) {
        int read = (int) Math.min(into.remaining(), length - position);
        if (blank) {
          into.position(into.position() + read);
        }
        for (int i = 0; i < read && !blank; i++) {
          into.put(at(position + i));
        }
        return read == 0 ? -1 : read;
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    };
  }
}
