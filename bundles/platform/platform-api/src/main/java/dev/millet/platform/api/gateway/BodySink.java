package dev.millet.platform.api.gateway;

import dev.millet.api.gateway.Reply;
import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Receives the body of a request after the handler has returned: no lease is held meanwhile, and no
 * thread waits for a slow client. The handler of a route with a streamed body returns it as the
 * body of its reply. Of the platform's own bundles only: a module may be gone while bytes arrive.
 *
 * <p>The gateway calls one method after the other; {@link #end} or {@link #fail} is the last.
 *
 * @since 1.2
 */
@ConsumerType
public interface BodySink extends Reply.Received {

  /**
   * Begins, before the first byte. May block.
   *
   * @param cancel ends the transfer from outside: {@link #fail} is called then. It does nothing
   *     once the transfer is over, and may be called by any thread
   */
  void begin(Runnable cancel) throws Exception;

  /** Takes bytes, all of them, before it returns. */
  void take(ByteBuffer bytes) throws Exception;

  /** Ends a body that arrived completely, and returns the answer. */
  Reply end() throws Exception;

  /**
   * Ends a body that broke off, was refused or was cancelled.
   *
   * @param cause what happened: what a method of the sink threw, or what broke the connection
   * @return the answer, for a client that is still there
   */
  Reply fail(Throwable cause);
}
