package dev.millet.files.upload;

import dev.millet.files.store.Hashes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;

/**
 * The checksum of the bytes of one request ({@code Upload-Checksum} of tus). They are kept only if
 * it is right. For one thread at a time.
 */
public final class Checksum {

  /** The algorithms, as tus names them, with the JDK's names. */
  private static final Map<String, String> ALGORITHMS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

  private final MessageDigest digest;
  private final byte[] expected;

  private Checksum(MessageDigest digest, byte[] expected) {
    this.digest = digest;
    this.expected = expected;
  }

  /** Returns the names of the algorithms, as {@code Tus-Checksum-Algorithm} lists them. */
  public static String algorithms() {
    return String.join(",", ALGORITHMS.keySet().stream().sorted().toList());
  }

  /**
   * Reads the header.
   *
   * @throws dev.millet.api.gateway.ProblemException 400 for another algorithm, or no base64
   */
  public static Checksum of(String header) {
    String[] parts = header.trim().split(" +", 2);
    String algorithm = ALGORITHMS.get(parts[0]);
    if (algorithm == null || parts.length < 2) {
      throw UploadProblems.badRequest("Upload-Checksum begins with one of " + algorithms() + ".");
    }
    try {
      return new Checksum(Hashes.digest(algorithm), Base64.getDecoder().decode(parts[1].trim()));
    } catch (IllegalArgumentException e) {
      throw UploadProblems.badRequest("Upload-Checksum is no base64.");
    }
  }

  void add(ByteBuffer bytes) {
    digest.update(bytes);
  }

  boolean isRight() {
    return MessageDigest.isEqual(digest.digest(), expected);
  }
}
