package dev.millet.imports.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that knows how much of it has been read. Not thread-safe. */
public final class CountedInput extends FilterInputStream {

  private long bytes;

  public CountedInput(InputStream in) {
    super(in);
  }

  /** Returns the number of bytes that have been read. */
  public long bytes() {
    return bytes;
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    bytes += one < 0 ? 0 : 1;
    return one;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    bytes += Math.max(read, 0);
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
