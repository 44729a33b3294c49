package dev.millet.members.passwords;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash with everything that is needed to compute it again, as text in the PHC string
 * format: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * @param cost what it took
 * @param salt 16 bytes
 * @param hash 32 bytes
 */
record PasswordHash(Cost cost, byte[] salt, byte[] hash) {

  private static final int SALT = 16;
  private static final int HASH = 32;

  private static final Pattern ENCODED =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([^$]+)\\$([^$]+)");

  /** Returns a hash that no password has, to spend the same time on people who do not exist. */
  static PasswordHash ofNobody(Cost cost) {
    return new PasswordHash(cost, new byte[SALT], new byte[HASH]);
  }

  static PasswordHash of(String password, Cost cost, SecureRandom random) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    return new PasswordHash(cost, salt, compute(password, cost, salt));
  }

  /**
   * Reads a stored hash.
   *
   * @throws IllegalArgumentException where it is none
   */
  static PasswordHash read(String encoded) {
    Matcher parts = ENCODED.matcher(encoded);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not an Argon2id hash");
    }
    Cost cost =
        new Cost(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    Base64.Decoder decoder = Base64.getDecoder();
    return new PasswordHash(cost, decoder.decode(parts.group(4)), decoder.decode(parts.group(5)));
  }

  String encoded() {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%s,t=%s,p=%s$%s$%s"
        .formatted(
            cost.memory(),
            cost.passes(),
            cost.lanes(),
            encoder.encodeToString(salt),
            encoder.encodeToString(hash));
  }

  boolean matches(String password) {
    return MessageDigest.isEqual(hash, compute(password, cost, salt));
  }

  /** The same password typed on another keyboard is the same password: NIST SP 800-63B, 3.1.1.2. */
  private static byte[] compute(String password, Cost cost, byte[] salt) {
    String normalized = Normalizer.normalize(password, Normalizer.Form.NFKC);
    Argon2BytesGenerator argon = new Argon2BytesGenerator();
    argon.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memory())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    byte[] out = new byte[HASH];
    argon.generateBytes(normalized.getBytes(StandardCharsets.UTF_8), out);
    return out;
  }

  @Override
  public String toString() {
    return "PasswordHash[" + cost + "]";
  }
}
