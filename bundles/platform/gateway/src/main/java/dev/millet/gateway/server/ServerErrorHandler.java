package dev.millet.gateway.server;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.gateway.exchange.GatewayServices;
import dev.millet.gateway.problem.Problems;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Explains what the server refuses before there is an exchange, in the same form as all others. */
final class ServerErrorHandler implements Request.Handler {

  private final GatewayServices services;

  ServerErrorHandler(GatewayServices services) {
    this.services = services;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    Problem problem =
        Problems.ofStatus(status, status >= 500 || message == null ? "" : message.toString());
    Reply document = services.problems().document(problem, request.getId());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.CONTENT_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    if (problem.retryAfter() > 0) {
      response.getHeaders().put("Retry-After", Integer.toString(problem.retryAfter()));
    }
    byte[] content = ((Reply.Bytes) document.body()).content();
    services.recorder().record(request, response, request.getId());
    response.write(true, ByteBuffer.wrap(content), callback);
    return true;
  }
}
