package dev.millet.members.credentials;

import dev.millet.api.database.Database;
import dev.millet.members.secrets.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The table of mailed codes; only hashes are in it. A code works once, for ten minutes, in the
 * browser that asked for it, and bears a few wrong attempts.
 */
@Component(service = SignInCodes.class)
public final class SignInCodes {

  /** The time for which a code can be used. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  /** How often a code may be typed, the right time included. */
  public static final int MAX_ATTEMPTS = 5;

  private static final int CODES = 100_000_000;
  private static final Duration CLOCK_LEEWAY = Duration.ofDays(1);

  private static final String EXPIRED =
      """
      SELECT request_hash FROM members_sign_in_codes WHERE expires_at <= :now
      ORDER BY expires_at LIMIT 20
      """;

  private static final String DELETE =
      "DELETE FROM members_sign_in_codes WHERE request_hash = :request";

  private static final String DELETE_OF_MEMBER =
      "DELETE FROM members_sign_in_codes WHERE member_id = :member";

  private static final String INSERT =
      """
      INSERT INTO members_sign_in_codes
        (request_hash, member_id, code_hash, attempts, created_at, expires_at)
      VALUES (:request, :member, :code, 0, :now, :expires)
      """;

  /** Counts in the statement itself, so that many attempts at once are no more. */
  private static final String COUNT =
      """
      UPDATE members_sign_in_codes SET attempts = attempts + 1
      WHERE request_hash = :request AND attempts < :most
      """;

  private static final String FIND =
      """
      SELECT member_id, code_hash, expires_at FROM members_sign_in_codes
      WHERE request_hash = :request
      """;

  private final Database database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  @Activate
  public SignInCodes(@Reference Database database) {
    this(database, Clock.systemUTC());
  }

  public SignInCodes(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Makes a code for a member.
   *
   * @param request the hash of the secret of the browser that asked
   * @return the code: eight digits; this is the only time that it is known
   */
  public String make(Handle handle, String request, long member) {
    String code = String.format(Locale.ROOT, "%08d", random.nextInt(CODES));
    Instant now = now();
    handle
        .createQuery(EXPIRED)
        .bind("now", now)
        .mapTo(String.class)
        .list()
        .forEach(each -> handle.createUpdate(DELETE).bind("request", each).execute());
    handle
        .createUpdate(INSERT)
        .bind("request", request)
        .bind("member", member)
        .bind("code", hash(request, code))
        .bind("now", now)
        .bind("expires", now.plus(LIFE))
        .execute();
    return code;
  }

  /**
   * Uses a code up. Wrong attempts are counted, and cost the same where no code was made at all.
   *
   * @param secret that of the browser that asked
   * @return the member whom it lets in
   */
  public Optional<Long> use(String secret, String code) {
    String request = Secret.hash(secret);
    return database.write(
        handle -> {
          int counted =
              handle
                  .createUpdate(COUNT)
                  .bind("request", request)
                  .bind("most", MAX_ATTEMPTS)
                  .execute();
          Optional<Stored> stored =
              handle
                  .createQuery(FIND)
                  .bind("request", request)
                  .map(
                      (row, context) ->
                          new Stored(
                              row.getLong("member_id"),
                              row.getString("code_hash"),
                              row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                  .findOne();
          String typed = hash(request, code);
          Optional<Stored> right = stored.filter(one -> counted == 1 && one.isRight(typed, now()));
          if (right.isPresent()) {
            handle.createUpdate(DELETE).bind("request", request).execute();
          }
          return right.map(Stored::member);
        });
  }

  /** A code in the database. */
  private record Stored(long member, String codeHash, Instant expiresAt) {

    /** No code that was made while the clock was right lasts longer. */
    boolean isRight(String typed, Instant now) {
      return Secret.same(codeHash, typed)
          && expiresAt.isAfter(now)
          && !expiresAt.isAfter(now.plus(LIFE).plus(CLOCK_LEEWAY));
    }
  }

  /** Voids the codes of a member. Joins the caller's transaction. */
  public void voidAll(long member) {
    database.write(
        handle -> handle.createUpdate(DELETE_OF_MEMBER).bind("member", member).execute());
  }

  private static String hash(String request, String code) {
    return Secret.hashOfText(request + ' ' + code);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
