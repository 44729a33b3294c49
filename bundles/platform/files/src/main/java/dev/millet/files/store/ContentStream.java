package dev.millet.files.store;

import dev.millet.platform.api.files.OpenFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads an open file from its beginning to its end, and closes it. For one thread at a time. */
final class ContentStream extends InputStream {

  private final OpenFile file;
  private long position;

  ContentStream(OpenFile file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int start, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (position >= file.length()) {
      return -1;
    }
    int read = file.read(ByteBuffer.wrap(into, start, count), position);
    position += Math.max(0, read);
    return read;
  }

  @Override
  public void close() {
    file.close();
  }
}
