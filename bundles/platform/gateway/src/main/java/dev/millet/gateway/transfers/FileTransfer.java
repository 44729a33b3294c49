package dev.millet.gateway.transfers;

import dev.millet.platform.api.files.OpenFile;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * Sends a file, a buffer at a time: while a client does not read, there is the buffer and no
 * thread. What has to be waited for is read on the few threads that the file names.
 */
public final class FileTransfer extends IteratingCallback {

  private static final int BUFFER_BYTES = 32 * 1024;

  private final DetachedAnswer answer;
  private final Response response;
  private final OpenFile file;
  private final FileParts parts;
  private final LongConsumer counter;
  private final LongConsumer whenSent;
  private RetainableByteBuffer buffer;
  private int next;
  private boolean headSent;
  private long position;
  private long sentBytes;
  private boolean finished;

  /**
   * Prepares one.
   *
   * @param file is closed at the end
   * @param counter counts the bytes of the file while they are sent
   * @param whenSent is told how many bytes of the file were sent, where all of the answer was
   */
  public FileTransfer(
      DetachedAnswer answer,
      OpenFile file,
      FileParts parts,
      LongConsumer counter,
      LongConsumer whenSent) {
    this.answer = answer;
    this.response = uncompressed(answer.response());
    this.file = file;
    this.parts = parts;
    this.counter = counter;
    this.whenSent = whenSent;
  }

  /** A range is one of the file, not of what would be compressed on the way. */
  private static Response uncompressed(Response response) {
    Response inner = response;
    while (inner instanceof Response.Wrapper wrapper) {
      inner = wrapper.getWrapped();
    }
    return inner;
  }

  @Override
  protected Action process() throws Throwable {
    while (next < parts.parts().size()) {
      FileParts.Part part = parts.parts().get(next);
      if (!headSent) {
        headSent = true;
        position = part.range().first();
        if (part.head().length > 0) {
          response.write(false, ByteBuffer.wrap(part.head()), this);
          return Action.SCHEDULED;
        }
      }
      if (position < part.range().end()) {
        sendNext(part);
        return Action.SCHEDULED;
      }
      next++;
      headSent = false;
    }
    if (finished) {
      return Action.SUCCEEDED;
    }
    finished = true;
    response.write(true, ByteBuffer.wrap(parts.tail()), this);
    return Action.SCHEDULED;
  }

  private void sendNext(FileParts.Part part) throws Exception {
    if (buffer == null) {
      buffer = answer.http().getComponents().getByteBufferPool().acquire(BUFFER_BYTES, true);
    }
    Executor reader = file.reader();
    if (reader == null) {
      readAndSend(part);
      return;
    }
    reader.execute(
        () -> {
          try {
            readAndSend(part);
          } catch (Throwable e) {
            failed(e);
          }
        });
  }

  private void readAndSend(FileParts.Part part) throws Exception {
    ByteBuffer bytes = buffer.getByteBuffer();
    bytes.clear();
    bytes.limit((int) Math.min(bytes.capacity(), part.range().end() - position));
    int read = file.read(bytes, position);
    if (read <= 0) {
      throw new EOFException("the file ends at " + position + ", too early");
    }
    bytes.flip();
    position += read;
    sentBytes += read;
    counter.accept(read);
    boolean isLastPart = next == parts.parts().size() - 1 && parts.tail().length == 0;
    finished = isLastPart && position == part.range().end();
    response.write(finished, bytes, this);
  }

  @Override
  protected void onCompleteSuccess() {
    release();
    answer.succeeded();
    whenSent.accept(sentBytes);
  }

  @Override
  protected void onCompleteFailure(Throwable cause) {
    release();
    answer.failed(cause);
  }

  private void release() {
    file.close();
    if (buffer != null) {
      buffer.release();
      buffer = null;
    }
  }
}
