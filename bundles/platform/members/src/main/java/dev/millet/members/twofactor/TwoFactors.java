package dev.millet.members.twofactor;

import dev.millet.api.database.Database;
import dev.millet.api.database.ReadCache;
import dev.millet.api.database.Table;
import dev.millet.api.secrets.Secrets;
import dev.millet.members.accounts.AccountLock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The table of authenticators, one for each member at most: its secret, which is encrypted, and the
 * step of the last code that was used. One that is set up is beside the one in use until a code of
 * it was right. Thread-safe.
 */
@Component(service = TwoFactors.class)
public final class TwoFactors {

  private static final int KEPT = 20_000;
  private static final Duration CLOCK_LEEWAY = Duration.ofDays(1);

  private static final String PREPARE =
      """
      UPDATE members_two_factors SET pending = :pending, pending_at = :now
      WHERE member_id = :member
      """;

  private static final String ENABLE =
      """
      UPDATE members_two_factors
      SET secret = pending, last_step = :step, enabled_at = :now, pending = NULL, pending_at = NULL
      WHERE member_id = :member
      """;

  /**
   * Each code once: the condition and the note are one statement. A step that lies far ahead was
   * noted while the clock stood wrong.
   */
  private static final String USE =
      """
      UPDATE members_two_factors SET last_step = :step
      WHERE member_id = :member AND (last_step < :step OR last_step > :latest)
      """;

  private final Database database;
  private final Secrets secrets;
  private final Clock clock;
  private final AccountLock lock;
  private final Table<Row> rows;
  private final ReadCache<Long, Boolean> on;

  @Activate
  public TwoFactors(@Reference Database database, @Reference Secrets secrets) {
    this(database, secrets, Clock.systemUTC());
  }

  public TwoFactors(Database database, Secrets secrets, Clock clock) {
    this.database = database;
    this.secrets = secrets;
    this.clock = clock;
    this.lock = new AccountLock(database);
    this.rows = database.table("members_two_factors", Row.class).key("member_id");
    this.on = database.cache("two-factors", KEPT);
  }

  /**
   * An authenticator.
   *
   * @param secret encrypted; null before the first one is in use
   * @param lastStep of the last code that was used
   * @param enabledAt null before the first one is in use
   * @param pending the encrypted secret of one that is being set up; null for none
   */
  record Row(
      long memberId,
      String secret,
      long lastStep,
      Instant enabledAt,
      String pending,
      Instant pendingAt) {

    /** Never shows the secrets. */
    @Override
    public String toString() {
      return "Row[" + memberId + "]";
    }
  }

  /**
   * How a member's account is protected.
   *
   * @param enabledAt null where it is by a password alone
   * @param recoveryCodes how many are left
   */
  public record State(Instant enabledAt, int recoveryCodes) {

    public boolean isOn() {
      return enabledAt != null;
    }
  }

  /** The outcome of a code that somebody typed. */
  public enum Use {
    /** A code of the authenticator. */
    RIGHT,
    /** A recovery code, which is used up. */
    RECOVERED,
    /** Neither. */
    WRONG,
    /** It was right, and somebody used it before. */
    USED,
    /** The secret cannot be decrypted: the key of this instance is another one. */
    UNREADABLE
  }

  /** Returns whether a member signs in with a code, read from the database. */
  public boolean isOn(long member) {
    return state(member).isOn();
  }

  /** Returns the same from memory, for every request; other nodes know a change in 3 seconds. */
  public boolean isOnLately(long member) {
    return on.get(member, this::isOn);
  }

  public State state(long member) {
    return database.read(
        handle ->
            rows.find(handle, member)
                .filter(row -> row.enabledAt() != null)
                .map(row -> new State(row.enabledAt(), RecoveryCodes.count(handle, member)))
                .orElseGet(() -> new State(null, 0)));
  }

  /** Returns the secret of the authenticator that is being set up. */
  public Optional<String> pending(long member) {
    return database
        .read(handle -> rows.find(handle, member))
        .map(Row::pending)
        .flatMap(stored -> secrets.open(name(member), stored));
  }

  /**
   * Prepares an authenticator; one that was prepared before has no use any more. Joins the caller's
   * transaction.
   *
   * @return its secret
   */
  public String prepare(Handle handle, long member) {
    String secret = Totp.newSecret();
    lock.requireActive(handle, member);
    rows.insertIfAbsent(handle, new Row(member, null, 0, null, null, null));
    handle
        .createUpdate(PREPARE)
        .bind("member", member)
        .bind("pending", secrets.seal(name(member), secret))
        .bind("now", now())
        .execute();
    return secret;
  }

  /**
   * Puts the authenticator that was prepared into use, with new recovery codes. Joins the caller's
   * transaction.
   *
   * @return the recovery codes; empty where the code is none of it, or nothing was prepared
   */
  public Optional<List<String>> enable(Handle handle, long member, String typed) {
    lock.requireActive(handle, member);
    Optional<String> secret = pending(member);
    OptionalLong step =
        secret.isEmpty()
            ? OptionalLong.empty()
            : Totp.steps(secret.get(), TypedCode.plain(typed), clock.instant()).max();
    if (step.isEmpty()) {
      return Optional.empty();
    }
    handle
        .createUpdate(ENABLE)
        .bind("member", member)
        .bind("step", step.getAsLong())
        .bind("now", now())
        .execute();
    on.changed(member);
    return Optional.of(renewCodes(handle, member));
  }

  /** Makes new recovery codes; those before have no use any more. Joins a transaction. */
  public List<String> renewCodes(Handle handle, long member) {
    return RecoveryCodes.renew(handle, member, now());
  }

  /**
   * Removes the authenticator and the recovery codes. Joins the caller's transaction.
   *
   * @return false where none was in use
   */
  public boolean remove(Handle handle, long member) {
    lock.hold(handle, member);
    boolean was = rows.find(handle, member).filter(row -> row.enabledAt() != null).isPresent();
    rows.delete(handle, member);
    RecoveryCodes.deleteAll(handle, member);
    on.changed(member);
    return was;
  }

  /**
   * Uses a code: of the authenticator, or a recovery code. Joins the caller's transaction.
   *
   * @param typed with or without spaces and hyphens
   */
  public Use use(Handle handle, long member, String typed) {
    Optional<Row> row = rows.find(handle, member).filter(found -> found.secret() != null);
    if (row.isEmpty()) {
      return Use.WRONG;
    }
    String plain = TypedCode.plain(typed);
    if (plain.length() != Totp.DIGITS) {
      return RecoveryCodes.use(handle, member, plain) ? Use.RECOVERED : Use.WRONG;
    }
    Optional<String> secret = secrets.open(name(member), row.get().secret());
    if (secret.isEmpty()) {
      return Use.UNREADABLE;
    }
    OptionalLong step = Totp.steps(secret.get(), plain, clock.instant()).max();
    if (step.isEmpty()) {
      return Use.WRONG;
    }
    int used =
        handle
            .createUpdate(USE)
            .bind("member", member)
            .bind("step", step.getAsLong())
            .bind("latest", Totp.stepAt(clock.instant().plus(CLOCK_LEEWAY)))
            .execute();
    return used == 1 ? Use.RIGHT : Use.USED;
  }

  private static String name(long member) {
    return "members.two-factors/" + member;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
