package dev.millet.upgrades.state;

import dev.millet.upgrades.problem.ModuleProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to be read further than so far. */
final class BoundedInputStream extends FilterInputStream {

  private long left;

  /** More was there than may come in. */
  static class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super(ModuleProblem.of("too-large").toString());
    }
  }

  BoundedInputStream(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  /** How many bytes may still be read. */
  long left() {
    return left;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    if (read >= 0) {
      count(1);
    }
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  private void count(int read) throws TooLargeException {
    left -= read;
    if (left < 0) {
      throw new TooLargeException();
    }
  }
}
