package dev.millet.gateway;

import dev.millet.gateway.settings.GatewaySettings;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/** Says why the gateway does not listen, and what to do. */
final class StartFailure {

  private StartFailure() {}

  static String explain(GatewaySettings settings, Throwable failure) {
    String place = settings.bind() + ":" + settings.port();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return "The gateway cannot listen on " + place + ": there is no such host. Check --bind.";
      }
      if (cause instanceof BindException) {
        return "The gateway cannot listen on " + place + ": " + advice(cause.getMessage());
      }
    }
    return "The gateway does not start: "
        + failure.getClass().getSimpleName()
        + ": "
        + failure.getMessage();
  }

  private static String advice(String reason) {
    String message = String.valueOf(reason);
    if (message.contains("in use")) {
      return "the port is taken. Stop what uses it, or choose another one: --port 8081, or 0 for"
          + " a free one.";
    }
    return message.contains("denied")
        ? "ports below 1024 need a privilege. Choose another one: --port 8080."
        : message + ". Check --bind and --port.";
  }
}
