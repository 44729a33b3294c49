package dev.millet.tests.browser;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An authenticator app: the codes of a key (RFC 6238), made apart from the code that checks them.
 */
final class Otp {

  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_SECONDS = 30;

  private Otp() {}

  /** The code that the app shows. */
  static String now(String secret) {
    return code(secret, System.currentTimeMillis() / 1000 / STEP_SECONDS);
  }

  /** The code that it shows next. */
  static String next(String secret) {
    return code(secret, System.currentTimeMillis() / 1000 / STEP_SECONDS + 1);
  }

  private static String code(String secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(decoded(secret), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
      int offset = hash[19] & 0xf;
      return "%06d".formatted((ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff) % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int bits = 0;
    int count = 0;
    for (char each : text.toCharArray()) {
      bits = bits << 5 | BASE_32.indexOf(each);
      count += 5;
      if (count >= 8) {
        count -= 8;
        bytes.write(bits >> count);
        bits &= (1 << count) - 1;
      }
    }
    return bytes.toByteArray();
  }
}
