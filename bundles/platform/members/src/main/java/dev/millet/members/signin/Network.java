package dev.millet.members.signin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A place on the network that is limited as one. */
public final class Network {

  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final int HOUSEHOLD = 8;

  private Network() {}

  /** Returns the address itself; of IPv6 its /64, which one household has all of. */
  public static String of(String address) {
    if (!IPV6.matcher(address).matches()) {
      return address;
    }
    try {
      // a literal address: no name is looked up
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length <= HOUSEHOLD
          ? address
          : HexFormat.of().formatHex(Arrays.copyOf(bytes, HOUSEHOLD));
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
