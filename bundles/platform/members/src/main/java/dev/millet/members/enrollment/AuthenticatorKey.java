package dev.millet.members.enrollment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The key that an authenticator app makes its codes of.
 *
 * @param site the name of the site
 * @param handle whose account it is
 * @param secret in Base32
 */
public record AuthenticatorKey(String site, String handle, String secret) {

  /**
   * Returns the address that apps read from a QR code ({@code otpauth://totp/…}, the key URI format
   * that all of them take).
   */
  public String uri() {
    return "otpauth://totp/"
        + encoded(site + ":" + handle)
        + "?secret="
        + secret
        + "&issuer="
        + encoded(site)
        + "&algorithm=SHA1&digits=6&period=30";
  }

  /** Returns the secret in groups of four, to be typed. */
  public String spaced() {
    return secret.replaceAll("(.{4})(?!$)", "$1 ");
  }

  /** A plus sign means a plus sign there. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "AuthenticatorKey[" + handle + "]";
  }
}
