package dev.millet.launcher.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts a stream of lines into pieces that are sent one after the other, so that neither side ever
 * holds more than one. A line that is longer than a piece should be is a piece of its own.
 */
final class Batches {

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int maxLines;
  private final int maxBytes;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int position;
  private int limit;
  private long nextLine = 1;
  private byte[] leftOver;

  Batches(InputStream in, int maxLines, int maxBytes) {
    this.in = in;
    this.maxLines = maxLines;
    this.maxBytes = maxBytes;
  }

  /** The next piece; empty at the end. */
  Optional<Batch> next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int lines = 0;
    while (lines < maxLines) {
      byte[] read = leftOver == null ? readLine() : leftOver;
      leftOver = null;
      if (read.length == 0) {
        break;
      }
      if (lines > 0 && bytes.size() + read.length > maxBytes) {
        leftOver = read;
        break;
      }
      bytes.write(read);
      lines++;
    }
    if (lines == 0) {
      return Optional.empty();
    }
    Batch batch = new Batch(nextLine, lines, bytes.toByteArray());
    nextLine += lines;
    return Optional.of(batch);
  }

  /** With its line end; empty at the end of the stream. */
  private byte[] readLine() throws IOException {
    line.reset();
    while (true) {
      if (position == limit) {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        if (limit == 0) {
          return line.toByteArray();
        }
      }
      int start = position;
      while (position < limit && buffer[position] != '\n') {
        position++;
      }
      boolean complete = position < limit;
      if (complete) {
        position++;
      }
      line.write(buffer, start, position - start);
      if (complete) {
        return line.toByteArray();
      }
    }
  }
}
