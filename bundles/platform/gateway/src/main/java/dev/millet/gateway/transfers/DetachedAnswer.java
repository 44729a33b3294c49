package dev.millet.gateway.transfers;

import dev.millet.api.gateway.Reply;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** An answer that the platform goes on with by itself, after the module's lease has ended. */
public interface DetachedAnswer {

  Request http();

  Response response();

  /** Sends the answer to a body that has been received, or broke off. */
  void finish(Reply reply);

  /** Ends the answer: it is complete. */
  void succeeded();

  /** Ends the answer: the connection is cut so that the client notices. */
  void failed(Throwable failure);
}
