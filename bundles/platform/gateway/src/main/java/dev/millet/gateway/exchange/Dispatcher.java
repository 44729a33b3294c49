package dev.millet.gateway.exchange;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Where the server hands requests over. */
public final class Dispatcher extends Handler.Abstract {

  private final GatewayServices services;

  public Dispatcher(GatewayServices services) {
    this.services = services;
  }

  @Override
  public boolean handle(Request http, Response response, Callback callback) {
    new Exchange(services, http, response, callback).begin();
    return true;
  }
}
