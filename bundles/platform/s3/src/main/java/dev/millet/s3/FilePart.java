package dev.millet.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import software.amazon.awssdk.http.ContentStreamProvider;

/** A part of a file as the SDK reads it: from its beginning again where it is sent once more. */
final class FilePart implements ContentStreamProvider, AutoCloseable {

  /** The type of each content, as the store is told. */
  static final String TYPE = "application/octet-stream";

  private final Path file;
  private final long from;
  private final long length;
  private InputStream open;

  FilePart(Path file, long from, long length) {
    this.file = file;
    this.from = from;
    this.length = length;
  }

  @Override
  public InputStream newStream() {
    try {
      close();
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      open = new Limited(Channels.newInputStream(channel.position(from)), length);
      return open;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }

  /** The first bytes of a stream. */
  private static final class Limited extends InputStream {

    private final InputStream in;
    private long left;

    private Limited(InputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int start, int count) throws IOException {
      if (left == 0 && count > 0) {
        return -1;
      }
      int read = in.read(into, start, (int) Math.min(count, left));
      left -= Math.max(0, read);
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
