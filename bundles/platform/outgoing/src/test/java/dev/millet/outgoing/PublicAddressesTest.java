package dev.millet.outgoing;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.net.InetAddress;
import java.util.List;
import org.junit.Test;

/** Addresses of this machine and of private networks are told from public ones. */
public final class PublicAddressesTest {

  @Test
  public void whatIsNotPublicIsKnown() throws Exception {
    for (String address :
        List.of(
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1",
            "2002:7f00:1::1",
            "2001::1",
            "2001:db8::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1")) {
      assertFalse(address, PublicAddresses.contains(InetAddress.getByName(address)));
    }
  }

  @Test
  public void publicAddressesArePublic() throws Exception {
    for (String address :
        List.of(
            "1.1.1.1",
            "8.8.8.8",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.167.0.1",
            "223.255.255.255",
            "::ffff:8.8.8.8",
            "64:ff9b::8.8.8.8",
            "2002:808:808::1",
            "2400:3200::1",
            "2606:4700:4700::1111")) {
      assertTrue(address, PublicAddresses.contains(InetAddress.getByName(address)));
    }
  }
}
