package dev.millet.gateway.idempotency;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.AuthenticationMethod;
import dev.millet.api.members.Identity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A request that its client may send again.
 *
 * @param caller whose key it is
 * @param key what the client calls it
 * @param hash SHA-256 of what is asked, in hexadecimal
 */
record KeyedRequest(String caller, String key, String hash) {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private static final String MULTIPART = "multipart/form-data";

  static KeyedRequest of(Request request, String key) {
    if (!KEY.matcher(key).matches()) {
      throw Problem.of(
              400,
              "bad-idempotency-key",
              "The Idempotency-Key is not one",
              "It has 1 to 255 visible ASCII characters, such as a random UUID.")
          .toException();
    }
    return new KeyedRequest(caller(request), key, hash(request));
  }

  /** The caller that a member is. */
  static String caller(long member) {
    return "member:" + member;
  }

  private static String caller(Request request) {
    Identity identity = request.identity();
    if (identity.member() != null) {
      return caller(identity.member().id());
    }
    return identity.authenticationMethod() == AuthenticationMethod.OPERATOR
        ? "operator"
        : "visitor:" + request.remoteAddress();
  }

  private static String hash(Request request) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String type = request.header("Content-Type").orElse("");
      boolean multipart = type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length());
      String head =
          request.method() + ' ' + request.target() + '\n' + (multipart ? MULTIPART : type) + '\n';
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      if (multipart) {
        FormDigest.update(digest, request.form());
      }
      return HexFormat.of().formatHex(digest.digest(request.bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
