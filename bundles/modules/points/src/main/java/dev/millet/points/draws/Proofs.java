package dev.millet.points.draws;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** Makes a draw checkable: seeds and salts, hashes, and the text of the published list. */
final class Proofs {

  private static final int SEED = 32;
  private static final int SALT = 16;

  private final SecureRandom random = new SecureRandom();

  /** Returns a seed: 256 random bits as hexadecimal digits. */
  String newSeed() {
    return hex(SEED);
  }

  /** Returns a salt: 128 random bits as hexadecimal digits. */
  String newSalt() {
    return hex(SALT);
  }

  private String hex(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Returns the SHA-256 of a text as hexadecimal digits. */
  static String sha256(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(RandomOrder.digest("SHA-256").digest(bytes));
  }

  /** Returns what a member hashes to find the own line of the list. */
  static String secret(long draw, long member, String salt) {
    return draw + "/" + member + "/" + salt;
  }

  static String hash(long draw, long member, String salt) {
    return sha256(secret(draw, member, salt));
  }

  /**
   * Returns the text of the published list, of which the fingerprint is the hash.
   *
   * @param entries in the order of their numbers
   */
  static String list(Draw draw, List<Entry> entries) {
    StringBuilder text = new StringBuilder();
    boolean divided = !draw.plan().quotas().isEmpty();
    text.append("draw ").append(draw.id()).append(" places ").append(draw.plan().places());
    if (divided) {
      text.append(" quotas ").append(draw.plan().quotas());
    }
    text.append("\n# number tickets places hash").append(divided ? " category\n" : "\n");
    for (Entry entry : entries) {
      text.append(entry.proof().number())
          .append(' ')
          .append(entry.share().tickets())
          .append(' ')
          .append(entry.share().party())
          .append(' ')
          .append(entry.proof().hash());
      if (divided && entry.share().category() != null) {
        text.append(' ').append(entry.share().category());
      }
      text.append('\n');
    }
    return text.toString();
  }
}
