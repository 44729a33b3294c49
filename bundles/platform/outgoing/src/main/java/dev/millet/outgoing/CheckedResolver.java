package dev.millet.outgoing;

import dev.millet.api.outgoing.OutgoingException;
import dev.millet.api.outgoing.OutgoingException.Reason;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Resolves host names for the client, and refuses a host of which any address is not public. The
 * client connects to the addresses that it gets from here: a name that leads elsewhere a moment
 * later changes nothing.
 */
final class CheckedResolver implements SocketAddressResolver {

  private final SocketAddressResolver resolver;
  private final BooleanSupplier allowsPrivate;

  CheckedResolver(SocketAddressResolver resolver, BooleanSupplier allowsPrivate) {
    this.resolver = resolver;
    this.allowsPrivate = allowsPrivate;
  }

  @Override
  public void resolve(
      String host,
      int port,
      Map<String, Object> context,
      Promise<List<InetSocketAddress>> promise) {
    resolver.resolve(host, port, context, new Checking(host, promise));
  }

  private final class Checking implements Promise<List<InetSocketAddress>> {
    private final String host;
    private final Promise<List<InetSocketAddress>> promise;

    Checking(String host, Promise<List<InetSocketAddress>> promise) {
      this.host = host;
      this.promise = promise;
    }

    @Override
    public void succeeded(List<InetSocketAddress> found) {
      boolean open =
          allowsPrivate.getAsBoolean()
              || found.stream().allMatch(each -> PublicAddresses.contains(each.getAddress()));
      if (open) {
        promise.succeeded(found);
      } else {
        promise.failed(
            new OutgoingException(
                Reason.PRIVATE_ADDRESS,
                host + " leads to a private address; outgoing.private.addresses allows that"));
      }
    }

    @Override
    public void failed(Throwable cause) {
      promise.failed(cause);
    }
  }
}
