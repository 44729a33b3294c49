package dev.millet.gateway.exchange;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A request's body that nobody wants. It is read to its end before the answer: where the server
 * hangs up on what is still to come, the answer itself may be lost. What is very long, or of
 * unknown length, is not waited for, and the client is told that the connection ends.
 */
final class UnreadBody {

  private static final int MAX_DISCARDED_BYTES = 16 * 1024 * 1024;

  private final Request http;
  private final Response response;
  private volatile boolean closesConnection;

  UnreadBody(Request http, Response response) {
    this.http = http;
    this.response = response;
  }

  /**
   * Passes over what is still to come.
   *
   * @param handled whether a handler has had the request, and may have read of it
   */
  void discard(boolean handled, Runnable then) {
    long length = http.getLength();
    if (!handled && length > 0 && length <= MAX_DISCARDED_BYTES && !response.isCommitted()) {
      Content.Source.consumeAll(http, Callback.from(then, failure -> closeConnection(then)));
    } else if (response.isCommitted() || http.consumeAvailable()) {
      then.run();
    } else {
      closeConnection(then);
    }
  }

  private void closeConnection(Runnable then) {
    closesConnection = http.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
    then.run();
  }

  /** Whether the connection ends with the answer. */
  boolean closesConnection() {
    return closesConnection;
  }
}
