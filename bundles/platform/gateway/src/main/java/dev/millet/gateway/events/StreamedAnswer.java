package dev.millet.gateway.events;

import dev.millet.platform.api.modules.Lease;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** An answer that goes on as a stream of events until one side ends it. */
public interface StreamedAnswer {

  Request http();

  Response response();

  /** Returns the lease that the stream's module is entered under. */
  Lease lease();

  /** Takes the request out of those that are limited in number: its answer lasts. */
  void releaseSlot();

  /** Ends the answer: it is complete. */
  void succeeded();

  /** Ends the answer: the connection is cut so that the client notices. */
  void failed(Throwable failure);
}
