package dev.millet.gateway.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Names what counts as one client: an address, or of IPv6 the network of 64 bits. */
public final class ClientNetwork {

  private static final int HOUSEHOLD = 8;

  private ClientNetwork() {}

  /** Returns the name of a client's network; empty where the address is not known. */
  public static String of(InetAddress client) {
    if (client == null) {
      return "";
    }
    return client instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(client.getAddress(), HOUSEHOLD))
        : client.getHostAddress();
  }
}
