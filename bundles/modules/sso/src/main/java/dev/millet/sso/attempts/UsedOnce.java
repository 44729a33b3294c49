package dev.millet.sso.attempts;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The table of secrets that were used and have no use any more: states that led back, and forms
 * that linked an account. Only hashes are in it. Thread-safe.
 */
public final class UsedOnce {

  /** By the index, and few at a time: it happens inside somebody's sign-in. */
  private static final String OLD =
      """
      SELECT <columns> FROM sso_used_states WHERE expires_at < :now
      ORDER BY expires_at LIMIT 20
      """;

  private final Database database;
  private final Table<UsedState> table;

  public UsedOnce(Database database) {
    this.database = database;
    this.table = database.table("sso_used_states", UsedState.class).key("state_hash");
  }

  /** A secret that was used. */
  record UsedState(String stateHash, Instant expiresAt) {}

  /** Returns whether a secret was used. */
  boolean isUsed(String secret) {
    return database.read(handle -> table.find(handle, hash(secret))).isPresent();
  }

  /**
   * Uses a secret.
   *
   * @param expiresAt from when on it would be refused anyway
   * @return false where it was used before; of two at the same moment one uses it
   */
  boolean use(String secret, Instant expiresAt) {
    return database.write(
        handle -> {
          table
              .select(handle, OLD, query -> query.bind("now", database.now()))
              .forEach(old -> table.delete(handle, old.stateHash()));
          return table.insertIfAbsent(handle, new UsedState(hash(secret), expiresAt));
        });
  }

  private static String hash(String secret) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
