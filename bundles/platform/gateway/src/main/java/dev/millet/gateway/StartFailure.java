package dev.millet.gateway;

import java.net.BindException;

/** Says why the gateway does not listen, and what to do. */
final class StartFailure {

  private StartFailure() {}

  static String explain(GatewaySettings settings, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "The gateway cannot listen on "
            + settings.bind()
            + ":"
            + settings.port()
            + " ("
            + cause.getMessage()
            + "). Stop what uses the port, or choose another one: --port 8081, or 0 for a free"
            + " one.";
      }
    }
    return "The gateway does not start: " + failure.getMessage();
  }
}
