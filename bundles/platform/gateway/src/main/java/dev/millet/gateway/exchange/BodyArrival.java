package dev.millet.gateway.exchange;

import dev.millet.gateway.multipart.ReceivedForm;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;

/** Waits for the body of a request, as long as its limits say. */
final class BodyArrival {

  private final GatewayServices services;
  private final Request http;
  private final Exchange exchange;
  private final IncomingRequest request;
  private final Runnable then;
  private final Consumer<Throwable> otherwise;

  /**
   * @param then is run when it is there
   * @param otherwise is told why it did not arrive
   */
  BodyArrival(
      Exchange exchange, IncomingRequest request, Runnable then, Consumer<Throwable> otherwise) {
    this.services = exchange.services();
    this.http = exchange.http();
    this.exchange = exchange;
    this.request = request;
    this.then = then;
    this.otherwise = otherwise;
  }

  /**
   * Begins to read.
   *
   * @param limit in bytes
   */
  void await(int limit) {
    services.limits().deadlines().watch(exchange, services.limits().bodyNanos(limit));
    if (MediaTypes.isMultipart(request.contentType())) {
      BodyReader.readForm(services.forms(), http, limit, this::arrived, this::interrupted);
    } else {
      BodyReader.read(http, limit, this::arrived, this::interrupted);
    }
  }

  private void interrupted(Throwable failure) {
    services.limits().deadlines().forget(exchange);
    otherwise.accept(failure);
  }

  private void arrived(ReceivedForm form) {
    if (!services.limits().deadlines().forget(exchange)) {
      form.discard();
      return;
    }
    request.arrive(form);
    then.run();
  }

  private void arrived(byte[] body) {
    if (services.limits().deadlines().forget(exchange)) {
      request.arrive(body);
      then.run();
    }
  }
}
