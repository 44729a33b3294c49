package dev.millet.gateway.exchange;

import dev.millet.api.gateway.ProblemException;
import dev.millet.gateway.multipart.FormReader;
import dev.millet.gateway.multipart.ReceivedForm;
import dev.millet.gateway.problem.Problems;
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
    if (isRefused(http, limit, failed)) {
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

  static void readForm(
      FormReader forms,
      Request http,
      int limit,
      Consumer<ReceivedForm> arrived,
      Consumer<Throwable> failed) {
    if (!isRefused(http, limit, failed)) {
      forms.read(http, limit, arrived, failure -> failed.accept(explain(failure, limit)));
    }
  }

  private static boolean isRefused(Request http, int limit, Consumer<Throwable> failed) {
    String encoding = http.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      failed.accept(Problems.notSupported("the body without a content encoding").toException());
      return true;
    }
    if (http.getLength() > limit) {
      failed.accept(Problems.tooLarge(limit).toException());
      return true;
    }
    return false;
  }

  private static Throwable explain(Throwable failure, int limit) {
    if (failure instanceof ProblemException) {
      return failure;
    }
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
