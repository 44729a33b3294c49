package dev.millet.gateway.multipart;

import dev.millet.gateway.problem.Problems;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;

/**
 * The body of a request up to a limit, in buffers of their own: parts keep the chunks that they are
 * made of, and a chunk of one byte would keep a whole network buffer.
 */
final class BoundedContent implements Content.Source {

  private final Content.Source source;
  private final long limit;
  private long length;
  private Content.Chunk failure;

  BoundedContent(Content.Source source, long limit) {
    this.source = source;
    this.limit = limit;
  }

  @Override
  public Content.Chunk read() {
    if (failure != null) {
      return failure;
    }
    Content.Chunk chunk = source.read();
    if (chunk == null || Content.Chunk.isFailure(chunk) || !chunk.hasRemaining()) {
      return chunk;
    }
    length += chunk.remaining();
    if (length > limit) {
      chunk.release();
      failure = Content.Chunk.from(Problems.tooLarge(limit).toException(), true);
      return failure;
    }
    byte[] copy = new byte[chunk.remaining()];
    chunk.getByteBuffer().get(copy);
    boolean last = chunk.isLast();
    chunk.release();
    return Content.Chunk.from(ByteBuffer.wrap(copy), last);
  }

  @Override
  public void demand(Runnable demandCallback) {
    if (failure != null) {
      demandCallback.run();
    } else {
      source.demand(demandCallback);
    }
  }

  @Override
  public void fail(Throwable cause) {
    source.fail(cause);
  }
}
