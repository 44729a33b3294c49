package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.guard.Guard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The secret links of members' own calendars. A member has one at most; a new one ends the old one.
 * The database has a hash of it, so the link is shown once.
 */
final class Feeds {

  private static final int BYTES = 24;

  private final Database database;
  private final Guard guard;
  private final Table<Feed> feeds;

  /** A link, as a row of {@code events_feeds}. */
  record Feed(long memberId, String secret) {}

  Feeds(Database database, Guard guard) {
    this.database = database;
    this.guard = guard;
    this.feeds = database.table("events_feeds", Feed.class).key("member_id");
  }

  /** Makes a member's link and returns its secret; the link of before is no longer valid. */
  String renew(long member) {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    database.write(
        handle -> {
          guard.memberActive(member);
          forget(handle, member);
          return feeds.insertIfAbsent(handle, new Feed(member, hash(secret)));
        });
    return secret;
  }

  void remove(long member) {
    database.write(
        handle -> {
          forget(handle, member);
          return null;
        });
  }

  void forget(Handle handle, long member) {
    feeds.delete(handle, member);
  }

  boolean exists(long member) {
    return database.read(handle -> feeds.find(handle, member)).isPresent();
  }

  /** Returns whose link has a secret. */
  Optional<Long> member(String secret) {
    return database.read(
        handle ->
            feeds
                .select(
                    handle,
                    "SELECT <columns> FROM events_feeds WHERE secret = :secret",
                    query -> query.bind("secret", hash(secret)))
                .stream()
                .map(Feed::memberId)
                .findFirst());
  }

  private static String hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
