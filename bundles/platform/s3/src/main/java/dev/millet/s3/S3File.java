package dev.millet.s3;

import dev.millet.platform.api.files.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * A content of the store that is being read. It asks for a piece at a time, a small one at first
 * and larger ones while it is read on: so a small range costs little, and a connection that the
 * store closed while nobody read is opened again where it broke off.
 */
final class S3File implements OpenFile {

  private static final long FIRST_BYTES = 256 * 1024;
  private static final long MAX_BYTES = 64L * 1024 * 1024;
  private static final int BUFFER_BYTES = 32 * 1024;

  private final S3Connection connection;
  private final String key;
  private final long length;
  private final Executor reader;
  private byte[] buffer;
  private ResponseInputStream<GetObjectResponse> piece;
  private long next;
  private long pieceEnd;
  private long pieceBytes = FIRST_BYTES;

  S3File(S3Connection connection, String key, long length, Executor reader) {
    this.connection = connection;
    this.key = key;
    this.length = length;
    this.reader = reader;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public Executor reader() {
    return reader;
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    if (position >= length) {
      return -1;
    }
    boolean wasOpen = piece != null && position == next;
    try {
      return readOn(into, position);
    } catch (IOException | SdkException e) {
      end();
      if (wasOpen) {
        // it was silent for long, and the store has ended the connection
        return readOn(into, position);
      }
      throw e instanceof SdkException failure ? connection.failed(failure) : (IOException) e;
    }
  }

  private int readOn(ByteBuffer into, long position) throws IOException {
    if (piece == null || position != next || next == pieceEnd) {
      ask(position);
    }
    if (buffer == null) {
      buffer = new byte[BUFFER_BYTES];
    }
    long most = Math.min(Math.min(buffer.length, into.remaining()), pieceEnd - next);
    int read = piece.read(buffer, 0, (int) most);
    if (read <= 0) {
      throw new IOException("the store broke off at " + next + " of " + length);
    }
    into.put(buffer, 0, read);
    next += read;
    return read;
  }

  private void ask(long position) throws IOException {
    boolean isReadOn = piece != null && position == next;
    end();
    pieceBytes = isReadOn ? Math.min(MAX_BYTES, pieceBytes * 2) : FIRST_BYTES;
    long end = Math.min(length, position + pieceBytes);
    piece =
        connection.call(
            (client, bucket) ->
                client.getObject(
                    request ->
                        request
                            .bucket(bucket)
                            .key(key)
                            .range("bytes=" + position + '-' + (end - 1))));
    next = position;
    pieceEnd = end;
  }

  /** Ends the piece: one that was read to its end leaves its connection to the next. */
  private void end() {
    if (piece == null) {
      return;
    }
    try {
      if (next == pieceEnd) {
        piece.close();
      } else {
        piece.abort();
      }
    } catch (IOException e) {
      piece.abort();
    }
    piece = null;
  }

  @Override
  public void close() {
    end();
  }
}
