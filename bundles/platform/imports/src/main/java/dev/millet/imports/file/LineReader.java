package dev.millet.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Splits a stream into lines of bytes, holding one line at a time. Not thread-safe. */
public final class LineReader {

  /** The longest line that is taken, in bytes. */
  public static final int MAX_BYTES = 4 << 20;

  private static final int CHUNK = 64 << 10;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private int from;
  private int to;
  private long number;

  /**
   * One line.
   *
   * @param number from 1
   * @param content without its end; null where it is longer than {@link #MAX_BYTES}
   */
  record Line(long number, byte[] content) {}

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Returns the next line; null at the end of the stream. */
  Line next() throws IOException {
    byte[] line = new byte[0];
    boolean tooLong = false;
    boolean any = false;
    while (from < to || fill()) {
      any = true;
      int end = from;
      while (end < to && chunk[end] != '\n') {
        end++;
      }
      tooLong |= line.length + (end - from) > MAX_BYTES;
      line = tooLong ? new byte[0] : join(line, from, end);
      boolean complete = end < to;
      from = complete ? end + 1 : end;
      if (complete) {
        break;
      }
    }
    if (!any) {
      return null;
    }
    number++;
    return new Line(number, tooLong ? null : trimmed(line));
  }

  private byte[] join(byte[] line, int begin, int end) {
    byte[] joined = Arrays.copyOf(line, line.length + end - begin);
    System.arraycopy(chunk, begin, joined, line.length, end - begin);
    return joined;
  }

  private byte[] trimmed(byte[] line) {
    boolean marked =
        number == 1
            && line.length >= BYTE_ORDER_MARK.length
            && Arrays.equals(line, 0, 3, BYTE_ORDER_MARK, 0, 3);
    int begin = marked ? BYTE_ORDER_MARK.length : 0;
    int end = line.length > begin && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    return begin == 0 && end == line.length ? line : Arrays.copyOfRange(line, begin, end);
  }

  private boolean fill() throws IOException {
    int read = in.read(chunk);
    from = 0;
    to = Math.max(read, 0);
    return read > 0;
  }
}
