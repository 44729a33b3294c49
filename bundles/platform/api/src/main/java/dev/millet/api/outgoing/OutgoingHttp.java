package dev.millet.api.outgoing;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Sends requests to other sites. It connects to public addresses only, unless the operator allows
 * private ones: what a host name leads to is looked at after it was resolved, for each request and
 * each redirect, and the connection goes to the very address that was looked at. What goes to a
 * public address is encrypted. Size and time of the answer are limited. Thread-safe.
 */
@ProviderType
public interface OutgoingHttp {

  /**
   * Sends a request and waits for the whole answer, whatever its status. Must not be called inside
   * a transaction.
   *
   * @throws OutgoingException where there is no answer
   */
  OutgoingAnswer send(OutgoingRequest request);
}
