package dev.millet.api.gateway;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers requests. Called by many threads at once, each under a lease on the handler's generation
 * that ends when the reply has been sent completely. May block.
 */
@ConsumerType
@FunctionalInterface
public interface Handler {

  /**
   * Answers one request.
   *
   * @throws ProblemException to answer with a problem
   * @throws Exception anything else is logged and answered with 500
   */
  Reply handle(Request request) throws Exception;
}
