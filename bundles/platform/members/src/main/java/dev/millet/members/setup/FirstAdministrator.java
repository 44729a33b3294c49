package dev.millet.members.setup;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Role;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.NewAccount;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.members.secrets.Secret;
import dev.millet.members.signup.SignUp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The one-time link by which the first administrator is made. There is one while nobody is
 * administrator, a new one at each start; only its hash is stored.
 */
@Component(service = FirstAdministrator.class)
public final class FirstAdministrator {

  private static final String FORGET_ALL = "DELETE FROM members_setup";

  private static final String KEEP =
      "INSERT INTO members_setup (secret_hash, created_at) VALUES (:hash, :now)";

  private static final String COUNT =
      "SELECT COUNT(*) FROM members_setup WHERE secret_hash = :hash";

  private static final String USE = "DELETE FROM members_setup WHERE secret_hash = :hash";

  private final Database database;
  private final Accounts accounts;
  private final SignUp signUp;
  private final String secret;

  @Activate
  public FirstAdministrator(
      @Reference Database database, @Reference Accounts accounts, @Reference SignUp signUp) {
    this(database, accounts, signUp, Clock.systemUTC());
  }

  public FirstAdministrator(Database database, Accounts accounts, SignUp signUp, Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.signUp = signUp;
    this.secret = Secret.random();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    database.write(
        handle -> {
          handle.execute(FORGET_ALL);
          return isMissing()
              ? handle
                  .createUpdate(KEEP)
                  .bind("hash", Secret.hash(secret))
                  .bind("now", now)
                  .execute()
              : 0;
        });
  }

  /** Returns whether nobody is administrator. */
  public boolean isMissing() {
    return accounts.roles().isVacant(Role.ADMIN);
  }

  /** Returns the secret of this start's link; empty where there is an administrator. */
  public Optional<String> link() {
    return isMissing() ? Optional.of(secret) : Optional.empty();
  }

  /** Returns whether a link can still be used. */
  public boolean isValid(String presented) {
    return Secret.hasForm(presented)
        && isMissing()
        && database.read(
            handle ->
                handle
                        .createQuery(COUNT)
                        .bind("hash", Secret.hash(presented))
                        .mapTo(long.class)
                        .one()
                    == 1);
  }

  /**
   * Makes the administrator; the link has no use after that.
   *
   * @throws ProblemException 404 where the link is used or was never one, and as signing up does
   */
  public Account create(String presented, SignUpRequest applicant) {
    if (!isValid(presented)) {
      throw spent();
    }
    NewAccount account =
        signUp.hashed(signUp.draft(applicant, Set.of(Role.ADMIN)), applicant.password());
    return database.write(
        handle -> {
          accounts.roles().hold(handle);
          if (!isMissing()) {
            throw spent();
          }
          int used = handle.createUpdate(USE).bind("hash", Secret.hash(presented)).execute();
          if (used == 0) {
            throw spent();
          }
          return signUp.add(account);
        });
  }

  private static ProblemException spent() {
    return Problem.of(
            404,
            "members.setup-link-spent",
            "This link has expired",
            "It makes the first administrator, once, and changes at each start")
        .toException();
  }
}
