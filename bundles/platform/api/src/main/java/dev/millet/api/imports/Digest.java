package dev.millet.api.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of texts, each with its length, so that no two lists of texts run into one.
 *
 * @since 1.1
 */
public final class Digest {

  private Digest() {}

  /** Returns the digest in hexadecimal; null counts as a text of its own. */
  public static String of(String... texts) {
    return HexFormat.of().formatHex(bytes(texts));
  }

  /** Returns the first 64 bits. */
  public static long number(String... texts) {
    return ByteBuffer.wrap(bytes(texts)).getLong();
  }

  private static byte[] bytes(String... texts) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    for (String text : texts) {
      byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(4).putInt(text == null ? -1 : utf8.length).flip());
      digest.update(utf8);
    }
    return digest.digest();
  }
}
