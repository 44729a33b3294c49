package dev.millet.gateway.transfers;

import dev.millet.api.gateway.Reply;
import dev.millet.platform.api.gateway.BodySink;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Receives the body of a request into a sink, chunk by chunk as it arrives. Whoever ends it first
 * answers: the last byte, a failure or a cancellation.
 */
public final class BodyTransfer implements Runnable {

  private final DetachedAnswer answer;
  private final Request http;
  private final BodySink sink;
  private final LongConsumer counter;
  private final AtomicBoolean over = new AtomicBoolean();

  /**
   * Prepares one.
   *
   * @param counter counts the bytes that arrive
   */
  public BodyTransfer(DetachedAnswer answer, BodySink sink, LongConsumer counter) {
    this.answer = answer;
    this.http = answer.http();
    this.sink = sink;
    this.counter = counter;
  }

  /** Begins to read. */
  public void begin() {
    try {
      sink.begin(this::cancel);
    } catch (Throwable e) {
      fail(e);
      return;
    }
    run();
  }

  /** Reads what is there, and comes back when there is more. */
  @Override
  public void run() {
    while (!over.get()) {
      Content.Chunk chunk = http.read();
      if (chunk == null) {
        http.demand(this);
        return;
      }
      // a client that is silent for too long is a failure that is not the last chunk
      if (Content.Chunk.isFailure(chunk)) {
        fail(chunk.getFailure());
        return;
      }
      if (!take(chunk)) {
        return;
      }
    }
  }

  /** Takes a chunk; answers whether there may be more. */
  private boolean take(Content.Chunk chunk) {
    try {
      ByteBuffer bytes = chunk.getByteBuffer();
      counter.accept(bytes.remaining());
      sink.take(bytes);
    } catch (Throwable e) {
      fail(e);
      return false;
    } finally {
      chunk.release();
    }
    if (chunk.isLast()) {
      end();
      return false;
    }
    return true;
  }

  private void end() {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    Reply reply;
    try {
      reply = sink.end();
    } catch (Throwable e) {
      reply = sink.fail(e);
    }
    answer.finish(reply);
  }

  private void fail(Throwable cause) {
    if (over.compareAndSet(false, true)) {
      answer.finish(sink.fail(cause));
    }
  }

  private void cancel() {
    http.getComponents()
        .getExecutor()
        .execute(() -> fail(new CancellationException("another request took over")));
  }
}
