package dev.millet.platform.api.outgoing;

import java.net.URI;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Knows which addresses this site may send requests to, for clients that do not send them with
 * {@code OutgoingHttp}. Thread-safe.
 */
@ProviderType
public interface OutgoingAddresses {

  /**
   * Looks at an address. Its host name is resolved for that; what it leads to a moment later is not
   * known.
   *
   * @return why nothing may be sent there; empty where it may
   */
  Optional<String> refuse(URI address);
}
