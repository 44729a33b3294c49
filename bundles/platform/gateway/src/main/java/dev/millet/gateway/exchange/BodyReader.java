package dev.millet.gateway.exchange;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads a whole body before a module is entered, so that a slow client holds neither a thread nor a
 * lease.
 */
final class BodyReader {

  private BodyReader() {}

  static void read(Request http, int limit, Consumer<byte[]> arrived, Consumer<Throwable> failed) {
    String encoding = http.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      failed.accept(Problems.notSupported("the body without a content encoding").toException());
      return;
    }
    if (http.getLength() > limit) {
      failed.accept(Problems.tooLarge(limit).toException());
      return;
    }
    Content.Source.asByteArrayAsync(
        http,
        limit,
        Promise.Invocable.from(
            Invocable.InvocationType.BLOCKING,
            arrived,
            failure -> failed.accept(explain(failure, limit))));
  }

  private static Throwable explain(Throwable failure, int limit) {
    if (failure instanceof IllegalStateException) {
      return Problems.tooLarge(limit).toException();
    }
    if (failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException) {
      return Problems.ofStatus(408, "The rest of the body did not come.").toException();
    }
    return failure instanceof IOException
        ? Problems.badRequest("The body did not arrive completely.").toException()
        : failure;
  }
}
