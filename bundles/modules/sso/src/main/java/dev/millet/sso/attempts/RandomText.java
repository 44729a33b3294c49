package dev.millet.sso.attempts;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes texts that nobody guesses. */
final class RandomText {

  private RandomText() {}

  /** Returns 43 characters that stand in addresses and cookies as they are: 256 random bits. */
  static String secret() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
