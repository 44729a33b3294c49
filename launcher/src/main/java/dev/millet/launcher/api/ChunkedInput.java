package dev.millet.launcher.api;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body in chunks (RFC 9112, section 7.1). */
final class ChunkedInput extends InputStream {

  private static final int HEXADECIMAL = 16;

  private final InputStream in;
  private long left;
  private boolean first = true;
  private boolean ended;

  ChunkedInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int read = in.read(target, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("the answer broke off");
    }
    left -= read;
    return read;
  }

  private void nextChunk() throws IOException {
    if (ended) {
      return;
    }
    if (!first) {
      ResponseHead.line(in);
    }
    first = false;
    String size = ResponseHead.line(in);
    left = Long.parseLong(size.split(";", 2)[0].strip(), HEXADECIMAL);
    if (left == 0) {
      ended = true;
      while (!ResponseHead.line(in).isEmpty()) {
        // trailers say nothing here
      }
    }
  }
}
