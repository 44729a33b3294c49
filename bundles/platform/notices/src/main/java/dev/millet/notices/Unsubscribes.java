package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * The links with which a member stops to get mail of some types, without signing in. A link can do
 * nothing else, and only its hash is kept.
 */
final class Unsubscribes {

  private static final int BYTES = 24;
  private static final int CHUNK = 100;

  private static final String OLD =
      """
      SELECT <columns> FROM notices_unsubscribes WHERE made_at < :before
       ORDER BY made_at, token_hash FETCH FIRST :limit ROWS ONLY
      """;

  private static final String OF =
      """
      SELECT <columns> FROM notices_unsubscribes WHERE member_id = :member
       ORDER BY member_id, made_at FETCH FIRST :limit ROWS ONLY
      """;

  private final Table<Link> links;
  private final SecureRandom random = new SecureRandom();

  /**
   * A link.
   *
   * @param types the types whose mail it ends, separated by commas
   */
  record Link(String tokenHash, long memberId, String types, Instant madeAt) {

    List<String> keys() {
      return List.of(types.split(","));
    }
  }

  Unsubscribes(Database database) {
    this.links = database.table("notices_unsubscribes", Link.class).key("token_hash");
  }

  /** Makes a link and returns its token. */
  String make(Handle handle, long member, Collection<String> types, Instant now) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String keys = String.join(",", new TreeSet<>(types).stream().limit(15).toList());
    links.insert(handle, new Link(hash(token), member, keys, now));
    return token;
  }

  Optional<Link> find(Handle handle, String token) {
    return links.find(handle, hash(token));
  }

  private static String hash(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Deletes some links that were made before a moment; whether none is left. */
  boolean tidy(Handle handle, Instant before) {
    return deleted(
        handle,
        links.select(handle, OLD, query -> query.bind("before", before).bind("limit", CHUNK)));
  }

  /** Deletes some links of a member; whether none is left. */
  boolean erase(Handle handle, long member) {
    return deleted(
        handle,
        links.select(handle, OF, query -> query.bind("member", member).bind("limit", CHUNK)));
  }

  private boolean deleted(Handle handle, List<Link> some) {
    some.forEach(each -> links.delete(handle, each.tokenHash()));
    return some.size() < CHUNK;
  }
}
