package dev.millet.members.credentials;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.members.accounts.Account;
import dev.millet.members.secrets.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The table of sign-ins that wait for the code of the second step: the browser has given the
 * password, a mailed code or the like, and has no session yet. Only a hash of what its cookie
 * carries is in it.
 */
@Component(service = PendingSignIns.class)
public final class PendingSignIns {

  /** The time within which the second step has to follow. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  private static final Duration CLOCK_LEEWAY = Duration.ofDays(1);

  /** By the index, and few at a time. */
  private static final String EXPIRED =
      """
      SELECT secret_hash FROM members_pending_sign_ins WHERE expires_at <= :now
      ORDER BY expires_at LIMIT 20
      """;

  private static final String DELETE_OF_MEMBER =
      "DELETE FROM members_pending_sign_ins WHERE member_id = :member";

  private final Database database;
  private final Clock clock;
  private final Table<Pending> table;

  @Activate
  public PendingSignIns(@Reference Database database) {
    this(database, Clock.systemUTC());
  }

  public PendingSignIns(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.table = database.table("members_pending_sign_ins", Pending.class).key("secret_hash");
  }

  /**
   * A sign-in that waits.
   *
   * @param passwordHash the hash of the stored password that was there at the first step
   * @param provenAt when the first step was proven, such as by the password; null where it was not
   */
  public record Pending(
      String secretHash,
      long memberId,
      String passwordHash,
      Instant provenAt,
      Instant createdAt,
      Instant expiresAt) {

    /** Returns whether the account still has the password of the first step. */
    public boolean isOf(Account account) {
      return passwordHash.equals(hashOf(account));
    }

    /** Never shows the hashes. */
    @Override
    public String toString() {
      return "Pending[" + memberId + "]";
    }
  }

  /**
   * Notes that the first step of a sign-in was right.
   *
   * @param provenAt when it was proven, such as by the password; null where it was not
   * @return what the browser's cookie carries; this is the only time that it is known
   */
  public String begin(Account account, Instant provenAt) {
    String secret = Secret.random();
    Instant now = now();
    database.write(
        handle -> {
          deleteExpired(handle, now);
          return table.insert(
              handle,
              new Pending(
                  Secret.hash(secret),
                  account.member().id(),
                  hashOf(account),
                  provenAt,
                  now,
                  now.plus(LIFE)));
        });
    return secret;
  }

  /** Returns the sign-in of a cookie; empty if it has ended. */
  public Optional<Pending> find(String secret) {
    Instant now = now();
    return Secret.hasForm(secret)
        ? database
            .read(handle -> table.find(handle, Secret.hash(secret)))
            .filter(found -> found.expiresAt().isAfter(now))
            // none that was made while the clock was right lasts longer
            .filter(found -> !found.expiresAt().isAfter(now.plus(LIFE).plus(CLOCK_LEEWAY)))
        : Optional.empty();
  }

  /** Ends one: its session is open, or the browser leaves it. */
  public void end(Pending pending) {
    database.write(handle -> table.delete(handle, pending.secretHash()));
  }

  /** Voids those of a member. Joins the caller's transaction. */
  public void voidAll(long member) {
    database.write(
        handle -> handle.createUpdate(DELETE_OF_MEMBER).bind("member", member).execute());
  }

  private void deleteExpired(Handle handle, Instant now) {
    handle
        .createQuery(EXPIRED)
        .bind("now", now)
        .mapTo(String.class)
        .list()
        .forEach(hash -> table.delete(handle, hash));
  }

  private static String hashOf(Account account) {
    return Secret.hashOfText(String.valueOf(account.password()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
