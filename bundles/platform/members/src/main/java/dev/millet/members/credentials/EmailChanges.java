package dev.millet.members.credentials;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The table of changes of a confirmed address, each of which waits until the new address and the
 * current one have confirmed it. A member has one at most. Each method joins its caller's
 * transaction, in which the account is held.
 */
public final class EmailChanges {

  /** The time after which an administrator may confirm for an address that did not answer. */
  public static final Duration PATIENCE = Duration.ofDays(7);

  /** The time after which an unfinished change expires. */
  public static final Duration LIFE = Duration.ofDays(30);

  private static final Duration CLOCK_LEEWAY = Duration.ofDays(1);

  /** By the index, and few at a time. */
  private static final String EXPIRED =
      """
      SELECT member_id FROM members_email_changes WHERE expires_at <= :now
      ORDER BY expires_at LIMIT 20
      """;

  private static final String CONFIRM =
      """
      UPDATE members_email_changes SET confirmed_at = :now, expires_at = :expires
      WHERE member_id = :member
      """;

  private static final String AGREE =
      "UPDATE members_email_changes SET agreed_at = :now WHERE member_id = :member";

  private final Database database;
  private final Clock clock;
  private final Table<Change> table;

  EmailChanges(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.table = database.table("members_email_changes", Change.class).key("member_id");
  }

  /**
   * A change that somebody asked for who gave the password.
   *
   * @param address the new one as it was typed; null where the current one is to be removed
   * @param linkHash that of the link which the current address got
   * @param confirmedAt when the new address confirmed; null while it has not
   * @param agreedAt when the current address confirmed; null while it has not
   */
  public record Change(
      long memberId,
      String address,
      String linkHash,
      Instant askedAt,
      Instant confirmedAt,
      Instant agreedAt,
      Instant expiresAt) {

    /** Returns whether the current address alone is waited for. */
    public boolean lacksCurrentOnly() {
      return agreedAt == null && (address == null || confirmedAt != null);
    }

    /** Returns the moment from which an administrator may confirm for the current address. */
    public Instant approvableFrom() {
      return askedAt.plus(PATIENCE);
    }

    /** Never shows the hash and the address. */
    @Override
    public String toString() {
      return "Change[" + memberId + "]";
    }
  }

  /**
   * Notes a change in the place of the one before.
   *
   * @param address null where the current one is to be removed
   * @param linkHash that of the link which the current address gets
   */
  public void begin(Handle handle, long member, String address, String linkHash) {
    Instant now = now();
    handle
        .createQuery(EXPIRED)
        .bind("now", now)
        .mapTo(Long.class)
        .list()
        .forEach(each -> table.delete(handle, each));
    remove(handle, member);
    // the new address has as long as its link has; a removal waits for the current one alone
    Duration life = address == null ? LIFE : EmailLinks.Purpose.CONFIRM.life();
    table.insertIfAbsent(
        handle, new Change(member, address, linkHash, now, null, null, now.plus(life)));
  }

  /** Returns the change of a member that still waits. */
  public Optional<Change> of(Handle handle, long member) {
    Instant now = now();
    return table
        .find(handle, member)
        .filter(change -> change.expiresAt().isAfter(now))
        .filter(change -> !change.expiresAt().isAfter(now.plus(LIFE).plus(CLOCK_LEEWAY)));
  }

  /** Returns the change of a member that still waits. */
  public Optional<Change> of(long member) {
    return database.read(handle -> of(handle, member));
  }

  /** Notes that the new address confirmed: the change waits for the current one from now on. */
  public void confirmed(Handle handle, Change change) {
    handle
        .createUpdate(CONFIRM)
        .bind("now", now())
        .bind("expires", change.askedAt().plus(LIFE))
        .bind("member", change.memberId())
        .execute();
  }

  /** Notes that the current address confirmed. */
  public void agreed(Handle handle, Change change) {
    handle.createUpdate(AGREE).bind("now", now()).bind("member", change.memberId()).execute();
  }

  /** Removes the change of a member. */
  public void remove(Handle handle, long member) {
    table.delete(handle, member);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
