package dev.millet.members.setup;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Role;
import dev.millet.launch.StartReporter;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.MemberCache;
import dev.millet.members.accounts.NewAccount;
import dev.millet.members.accounts.ReservedHandles;
import dev.millet.members.accounts.Roles;
import dev.millet.members.credentials.Credentials;
import dev.millet.members.signup.SignUp;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the member {@code admin} at start, with the password in the environment, where nobody is
 * administrator yet.
 */
@Component(service = UnattendedSetup.class)
public final class UnattendedSetup {

  /** The variable that has the password. */
  public static final String VARIABLE = "MILLET_ADMIN_PASSWORD";

  private static final Logger LOG = LoggerFactory.getLogger(UnattendedSetup.class);

  private final Database database;
  private final Accounts accounts;
  private final Roles roles;
  private final MemberCache members;
  private final SignUp signUp;
  private final Credentials credentials;

  @Activate
  public UnattendedSetup(
      @Reference Database database,
      @Reference Accounts accounts,
      @Reference MemberCache members,
      @Reference SignUp signUp,
      @Reference Credentials credentials,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          StartReporter start) {
    this(database, accounts, members, signUp, credentials);
    try {
      run(System.getenv(VARIABLE));
    } catch (ProblemException refused) {
      String message = VARIABLE + " cannot be taken: " + refused.problem().detail();
      if (start != null) {
        start.failed(message);
      }
      throw new IllegalStateException(message);
    }
  }

  UnattendedSetup(
      Database database,
      Accounts accounts,
      MemberCache members,
      SignUp signUp,
      Credentials credentials) {
    this.database = database;
    this.accounts = accounts;
    this.roles = accounts.roles();
    this.members = members;
    this.signUp = signUp;
    this.credentials = credentials;
  }

  /**
   * Makes the administrator, or makes the member {@code admin} one again.
   *
   * @param password null or empty where there is nothing to do
   * @throws ProblemException 422 where the password breaks the rules
   */
  void run(String password) {
    if (password == null || password.isEmpty() || !roles.isVacant(Role.ADMIN)) {
      return;
    }
    String handle = ReservedHandles.ADMIN.text();
    String encoded = credentials.passwords().hash(credentials.rules().accept(password, handle));
    boolean made =
        database.write(
            connection -> {
              // of several nodes that start at once, one makes it
              roles.hold(connection);
              if (!roles.isVacant(Role.ADMIN)) {
                return false;
              }
              Optional<Account> known = accounts.byHandle(handle);
              if (known.isPresent()) {
                long id = known.get().member().id();
                // who had the account before must not be administrator with an old session or token
                credentials.revokeAll(id);
                accounts.changePassword(id, encoded);
                roles.change(id, Set.of(Role.ADMIN));
                members.changed(id);
              } else {
                signUp.add(
                    new NewAccount(
                        ReservedHandles.ADMIN,
                        "Administrator",
                        encoded,
                        null,
                        null,
                        null,
                        Set.of(Role.ADMIN),
                        InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS)));
              }
              return true;
            });
    if (made) {
      LOG.info("Made the administrator {} with the password in {}", handle, VARIABLE);
    }
  }
}
