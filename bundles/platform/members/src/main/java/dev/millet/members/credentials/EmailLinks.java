package dev.millet.members.credentials;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.members.secrets.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The table of links that are mailed to an address to prove that somebody reads it; only hashes of
 * them are in it. Each method joins its caller's transaction.
 */
@Component(service = EmailLinks.class)
public final class EmailLinks {

  private static final Duration CLOCK_LEEWAY = Duration.ofDays(1);

  /** By the index, and few at a time. */
  private static final String EXPIRED =
      """
      SELECT secret_hash FROM members_email_links WHERE expires_at <= :now
      ORDER BY expires_at LIMIT 20
      """;

  private static final String DELETE = "DELETE FROM members_email_links WHERE secret_hash = :hash";

  private static final String DELETE_SINCE =
      """
      DELETE FROM members_email_links
      WHERE member_id = :member AND purpose = :purpose AND created_at >= :since
      """;

  private final Database database;
  private final Clock clock;
  private final Table<Link> table;
  private final EmailChanges changes;

  @Activate
  public EmailLinks(@Reference Database database) {
    this(database, Clock.systemUTC());
  }

  public EmailLinks(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.table = database.table("members_email_links", Link.class).key("secret_hash");
    this.changes = new EmailChanges(database, clock);
  }

  /** Returns the changes of confirmed addresses that wait. */
  public EmailChanges changes() {
    return changes;
  }

  /** The use of a link. */
  public enum Purpose {
    /** A visitor makes an account with the address. */
    SIGN_UP(Duration.ofHours(24)),
    /** A member makes the address theirs. */
    CONFIRM(Duration.ofHours(24)),
    /** The owner of the current address confirms a change, stops it, or takes it back. */
    STOP(Duration.ofDays(7));

    private final Duration life;

    Purpose(Duration life) {
      this.life = life;
    }

    /** Returns the time for which a link can be used. */
    public Duration life() {
      return life;
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A link.
   *
   * @param purpose in small letters
   * @param memberId whose address it is about; null where there is no account yet
   * @param address as it was typed
   */
  public record Link(
      String secretHash,
      String purpose,
      Long memberId,
      String address,
      Instant createdAt,
      Instant expiresAt) {

    /** Never shows the hash and the address. */
    @Override
    public String toString() {
      return "Link[" + purpose + "]";
    }
  }

  /**
   * Makes a link.
   *
   * @param member null where there is no account yet
   * @return what the link carries; this is the only time that it is known
   */
  public String make(Handle handle, Purpose purpose, Long member, String address) {
    String secret = Secret.random();
    Instant now = now();
    handle
        .createQuery(EXPIRED)
        .bind("now", now)
        .mapTo(String.class)
        .list()
        .forEach(hash -> handle.createUpdate(DELETE).bind("hash", hash).execute());
    table.insertIfAbsent(
        handle,
        new Link(
            Secret.hash(secret), purpose.word(), member, address, now, now.plus(purpose.life())));
    return secret;
  }

  /** Returns a link that can be used. */
  public Optional<Link> find(String secret, Purpose purpose) {
    if (!Secret.hasForm(secret)) {
      return Optional.empty();
    }
    return database
        .read(handle -> table.find(handle, Secret.hash(secret)))
        .filter(link -> link.purpose().equals(purpose.word()))
        .filter(link -> isValid(link, purpose));
  }

  /** No link that was made while the clock was right lasts longer than the life of its purpose. */
  private boolean isValid(Link link, Purpose purpose) {
    Instant now = now();
    return link.expiresAt().isAfter(now)
        && !link.expiresAt().isAfter(now.plus(purpose.life()).plus(CLOCK_LEEWAY));
  }

  /** Uses a link up that was found before; false where somebody else has. */
  public boolean use(Handle handle, Link link) {
    return handle.createUpdate(DELETE).bind("hash", link.secretHash()).execute() == 1;
  }

  /** Returns what a member has asked for that is not confirmed by everybody yet. */
  public Optional<PendingEmail> pending(long member) {
    return database.read(
        handle ->
            changes.of(handle, member).map(PendingEmail::of).or(() -> unconfirmed(handle, member)));
  }

  private Optional<PendingEmail> unconfirmed(Handle handle, long member) {
    return table
        .select(
            handle,
            """
            SELECT <columns> FROM members_email_links
            WHERE member_id = :member AND purpose = :purpose
            """,
            query -> query.bind("member", member).bind("purpose", Purpose.CONFIRM.word()))
        .stream()
        .filter(link -> isValid(link, Purpose.CONFIRM))
        .map(PendingEmail::of)
        .findFirst();
  }

  /**
   * Gives up what a member has asked for: the link that confirms the new address and the wait for
   * the current one. The link that takes a change back stays.
   */
  public void voidPending(long member) {
    database.write(
        handle -> {
          voidAll(handle, member, Purpose.CONFIRM);
          changes.remove(handle, member);
          return null;
        });
  }

  /** Voids all links of a member for a purpose. */
  public void voidAll(Handle handle, long member, Purpose purpose) {
    voidSince(handle, member, purpose, Instant.EPOCH);
  }

  /** Voids the links of a member for a purpose that were made at a moment or later. */
  public void voidSince(Handle handle, long member, Purpose purpose, Instant since) {
    handle
        .createUpdate(DELETE_SINCE)
        .bind("member", member)
        .bind("purpose", purpose.word())
        .bind("since", since)
        .execute();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
