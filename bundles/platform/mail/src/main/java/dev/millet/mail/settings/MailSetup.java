package dev.millet.mail.settings;

import dev.millet.platform.api.mail.MailRecipient;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;

/**
 * The mail server and the sender, as they are at one moment. Immutable.
 *
 * @param origin the address of the site, without a slash at the end
 */
public record MailSetup(Server server, Sender sender, String origin) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  /** How the connection is encrypted. */
  public enum Security {
    STARTTLS,
    TLS,
    /** Not at all; only on this machine. */
    NONE
  }

  /** The reasons for which no mail can be sent. */
  public enum Missing {
    HOST,
    FROM,
    ORIGIN,
    /** The connection is not encrypted, and the server is another machine. */
    ENCRYPTION
  }

  /**
   * The mail server.
   *
   * @param user empty where it asks for none
   */
  public record Server(String host, int port, Security security, String user, String password) {

    /** Returns the server without its password. */
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /**
   * The sender.
   *
   * @param name beside the address
   * @param replyTo empty for the address
   */
  public record Sender(String address, String name, String replyTo) {

    /** Returns the domain of the address in ASCII. */
    public String domain() {
      return IDN.toASCII(address.substring(address.indexOf('@') + 1));
    }
  }

  /** Returns what keeps mail from being sent; empty where nothing does. */
  public Optional<Missing> missing() {
    if (server.host().isBlank()) {
      return Optional.of(Missing.HOST);
    }
    if (!MailRecipient.isAddress(sender.address())) {
      return Optional.of(Missing.FROM);
    }
    if (origin.isEmpty()) {
      return Optional.of(Missing.ORIGIN);
    }
    if (server.security() == Security.NONE && !isLoopback(server.host())) {
      return Optional.of(Missing.ENCRYPTION);
    }
    return Optional.empty();
  }

  /** Returns whether a name means this machine, whatever a name server says of it. */
  private static boolean isLoopback(String host) {
    if (LOOPBACK.contains(host)) {
      return true;
    }
    try {
      return host.matches("127\\.[0-9.]+") && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
