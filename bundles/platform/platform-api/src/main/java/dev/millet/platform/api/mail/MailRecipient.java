package dev.millet.platform.api.mail;

import java.net.IDN;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The person that a message goes to.
 *
 * @param address such as {@code lee@example.com}; {@link #isAddress} tells what can be one
 * @param name shown beside the address, as it is; null for none
 * @param member the id of the member; null for somebody who has no account
 */
public record MailRecipient(String address, String name, Long member) {

  /** The greatest length of an address (RFC 5321, section 4.5.3.1.3). */
  public static final int MAX_ADDRESS_LENGTH = 254;

  private static final int MAX_LOCAL_LENGTH = 64;

  /** A dot-atom (RFC 5322, section 3.2.3), and a domain of two labels or more, or one. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?"
              + "(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)*");

  public MailRecipient {
    Objects.requireNonNull(address, "address");
    if (!isAddress(address)) {
      throw new IllegalArgumentException("not a mail address");
    }
  }

  /** Returns a recipient without a name or an account. */
  public static MailRecipient of(String address) {
    return new MailRecipient(address, null, null);
  }

  /**
   * Returns whether a text is the mail address of one person. Quoted local parts, comments and
   * literal IP addresses are none; neither is one with white space or a line break, nor one that is
   * too long for mail servers, which are given its domain in ASCII.
   */
  public static boolean isAddress(String text) {
    int at = text.indexOf('@');
    return text.length() <= MAX_ADDRESS_LENGTH
        && at <= MAX_LOCAL_LENGTH
        && ADDRESS.matcher(text).matches()
        && isDomain(text.substring(at + 1), MAX_ADDRESS_LENGTH - at - 1);
  }

  /**
   * Returns whether a domain can be written in ASCII, as mail servers need it (RFC 5890).
   *
   * @param max the greatest length of that
   */
  private static boolean isDomain(String domain, int max) {
    try {
      String ascii = IDN.toASCII(domain);
      return !ascii.isEmpty() && ascii.length() <= max;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
