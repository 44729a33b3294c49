package dev.millet.members.credentials;

import dev.millet.api.database.Database;
import dev.millet.members.secrets.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The table of links by which somebody sets a new password; only hashes are in it. A member has one
 * at most: a new one voids the one before. Each method joins its caller's transaction.
 */
@Component(service = ResetLinks.class)
public final class ResetLinks {

  /** The time for which a link can be used that an administrator hands over. */
  public static final Duration LIFE = Duration.ofHours(24);

  /** The time for which a link can be used that was mailed. */
  public static final Duration MAILED_LIFE = Duration.ofHours(1);

  private static final Duration CLOCK_LEEWAY = Duration.ofDays(1);

  /** By the index, and few at a time. */
  private static final String EXPIRED =
      """
      SELECT secret_hash FROM members_reset_links WHERE expires_at <= :now
      ORDER BY expires_at LIMIT 20
      """;

  private static final String DELETE_EXPIRED =
      "DELETE FROM members_reset_links WHERE secret_hash = :hash";

  private static final String DELETE_OF_MEMBER =
      "DELETE FROM members_reset_links WHERE member_id = :member";

  private static final String INSERT =
      """
      INSERT INTO members_reset_links (secret_hash, member_id, created_at, expires_at)
      VALUES (:hash, :member, :now, :expires)
      """;

  private static final String FIND =
      """
      SELECT member_id FROM members_reset_links
      WHERE secret_hash = :hash AND expires_at > :now AND expires_at <= :latest
      """;

  private static final String DELETE =
      """
      DELETE FROM members_reset_links
      WHERE secret_hash = :hash AND expires_at > :now AND expires_at <= :latest
      """;

  private static final String EXPIRY =
      """
      SELECT MAX(expires_at) FROM members_reset_links
      WHERE member_id = :member AND expires_at > :now
      """;

  private final Database database;
  private final Clock clock;

  @Activate
  public ResetLinks(@Reference Database database) {
    this(database, Clock.systemUTC());
  }

  public ResetLinks(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A link that was just made.
   *
   * @param secret what the link carries; this is the only time that it is known
   */
  public record Made(String secret, Instant expiresAt) {

    @Override
    public String toString() {
      return "Made[until " + expiresAt + "]";
    }
  }

  /** Makes a link; the one before has no use any more. */
  public Made make(long member, Duration life) {
    String secret = Secret.random();
    Instant now = now();
    Instant expires = now.plus(life);
    database.write(
        handle -> {
          handle
              .createQuery(EXPIRED)
              .bind("now", now)
              .mapTo(String.class)
              .list()
              .forEach(hash -> handle.createUpdate(DELETE_EXPIRED).bind("hash", hash).execute());
          voidAll(member);
          return handle
              .createUpdate(INSERT)
              .bind("hash", Secret.hash(secret))
              .bind("member", member)
              .bind("now", now)
              .bind("expires", expires)
              .execute();
        });
    return new Made(secret, expires);
  }

  /** Returns the member of a link that can be used. */
  public Optional<Long> memberOf(String secret) {
    return Secret.hasForm(secret)
        ? database.read(
            handle ->
                handle
                    .createQuery(FIND)
                    .bind("hash", Secret.hash(secret))
                    .bind("now", now())
                    .bind("latest", latest())
                    .mapTo(Long.class)
                    .findOne())
        : Optional.empty();
  }

  /** Uses a link up; false where it cannot be used. */
  public boolean use(String secret) {
    return database.write(
        handle ->
            handle
                    .createUpdate(DELETE)
                    .bind("hash", Secret.hash(secret))
                    .bind("now", now())
                    .bind("latest", latest())
                    .execute()
                == 1);
  }

  /** Voids the links of a member. */
  public void voidAll(long member) {
    database.write(
        handle -> handle.createUpdate(DELETE_OF_MEMBER).bind("member", member).execute());
  }

  /** Returns the time until which a member has a link that can be used. */
  public Optional<Instant> expiryOf(long member) {
    return database.read(
        handle ->
            handle
                .createQuery(EXPIRY)
                .bind("member", member)
                .bind("now", now())
                .mapTo(Instant.class)
                .findOne());
  }

  /** No link that was made while the clock was right lasts longer. */
  private Instant latest() {
    return now().plus(LIFE).plus(CLOCK_LEEWAY);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
