package dev.millet.members.twofactor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/**
 * Time-based one-time passwords (RFC 6238) with HMAC-SHA-1, six digits and 30 seconds, which is
 * what every authenticator app takes.
 */
final class Totp {

  /** How many digits a code has. */
  static final int DIGITS = 6;

  private static final long STEP_SECONDS = 30;

  /** By so many steps the clock of a phone may differ. */
  private static final int WINDOW = 1;

  /** As long as the hash, which RFC 4226, section 4, recommends. */
  private static final int KEY_BYTES = 20;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Totp() {}

  /** Returns a new secret in Base32 (RFC 4648), as apps take it: 32 characters. */
  static String newSecret() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return new String(Base32.encode(key), StandardCharsets.US_ASCII);
  }

  /** Returns the step that a moment lies in. */
  static long stepAt(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), STEP_SECONDS);
  }

  /** Returns the steps around a moment whose code is the one that was typed, the earliest first. */
  static LongStream steps(String secret, String typed, Instant moment) {
    byte[] key = Base32.decode(secret);
    long now = stepAt(moment);
    return LongStream.rangeClosed(now - WINDOW, now + WINDOW)
        .filter(step -> step >= 0 && code(key, step, DIGITS).equals(typed));
  }

  /** Returns the code of a secret at a moment. */
  static String codeAt(String secret, Instant moment) {
    return code(Base32.decode(secret), stepAt(moment), DIGITS);
  }

  /** Returns the value of a counter (HOTP, RFC 4226, section 5.3). */
  static String code(byte[] key, long counter, int digits) {
    byte[] hash = hmac(key, ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
    int offset = hash[hash.length - 1] & 0xf;
    int truncated = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
    int modulus = (int) Math.pow(10, digits);
    return String.format(Locale.ROOT, "%0" + digits + "d", truncated % modulus);
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(text);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA1", e);
    }
  }
}
