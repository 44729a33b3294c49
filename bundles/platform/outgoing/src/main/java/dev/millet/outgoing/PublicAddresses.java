package dev.millet.outgoing;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells public addresses from those of this machine, of private networks and of special use (RFC
 * 6890). An address of IPv6 that carries one of IPv4 is what it carries.
 */
final class PublicAddresses {

  private static final List<Block> SPECIAL =
      List.of(
          block("0.0.0.0", 8),
          block("10.0.0.0", 8),
          block("100.64.0.0", 10),
          block("127.0.0.0", 8),
          block("169.254.0.0", 16),
          block("172.16.0.0", 12),
          block("192.0.0.0", 24),
          block("192.0.2.0", 24),
          block("192.88.99.0", 24),
          block("192.168.0.0", 16),
          block("198.18.0.0", 15),
          block("198.51.100.0", 24),
          block("203.0.113.0", 24),
          block("224.0.0.0", 3),
          block("100::", 64),
          block("2001::", 23),
          block("2001:db8::", 32),
          block("5f00::", 16),
          block("64:ff9b:1::", 48));

  private static final Block GLOBAL = block("2000::", 3);
  private static final Block NAT64 = block("64:ff9b::", 96);
  private static final Block SIX_TO_FOUR = block("2002::", 16);

  private PublicAddresses() {}

  /** A block of addresses. */
  private record Block(byte[] prefix, int bits) {

    boolean contains(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      int whole = bits / 8;
      int rest = bits % 8;
      return Arrays.equals(address, 0, whole, prefix, 0, whole)
          && (rest == 0 || ((address[whole] ^ prefix[whole]) & 0xFF) >> (8 - rest) == 0);
    }
  }

  private static Block block(String address, int bits) {
    return new Block(literal(address).getAddress(), bits);
  }

  /** Returns the address of a literal; nobody is asked for it. */
  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address, e);
    }
  }

  static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return isOrdinary(bytes);
    }
    if (((Inet6Address) address).isIPv4CompatibleAddress() || NAT64.contains(bytes)) {
      return isOrdinary(Arrays.copyOfRange(bytes, 12, 16));
    }
    if (SIX_TO_FOUR.contains(bytes)) {
      return isOrdinary(Arrays.copyOfRange(bytes, 2, 6));
    }
    return GLOBAL.contains(bytes) && isOrdinary(bytes);
  }

  private static boolean isOrdinary(byte[] bytes) {
    return SPECIAL.stream().noneMatch(block -> block.contains(bytes));
  }
}
