package dev.millet.members.signin;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Member;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.MemberHandle;
import dev.millet.members.passwords.PasswordRules;
import dev.millet.members.passwords.Passwords;
import dev.millet.members.signin.Attempts.Attempt;
import java.time.InstantSource;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets people in by handle and password. Must not be called inside a transaction. Thread-safe. */
@Component(service = SignIn.class)
public final class SignIn {

  /** The code of the problem for a handle and password that do not belong together. */
  public static final String WRONG = "members.wrong-password";

  private final Accounts accounts;
  private final Passwords passwords;
  private final Attempts attempts;

  @Activate
  public SignIn(@Reference Accounts accounts, @Reference Passwords passwords) {
    this(accounts, passwords, InstantSource.system());
  }

  public SignIn(Accounts accounts, Passwords passwords, InstantSource clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.attempts = new Attempts(clock);
  }

  /**
   * The member of a handle and password. Takes as long for a handle that nobody has.
   *
   * @throws ProblemException 401 where they do not belong together, 429 after too many attempts,
   *     503 where too many others sign in
   */
  public Member check(String handle, String password, String address) {
    Attempt attempt = attempts.begin(MemberHandle.keyOf(handle), address);
    Optional<Account> account = accounts.byHandle(handle);
    String stored = account.map(Account::password).orElse(null);
    // longer than any password: not worth the work of hashing
    String typed = password.length() > PasswordRules.MOST * 2 ? "" : password;
    boolean right;
    try {
      right = passwords.matches(typed, stored);
    } catch (ProblemException busy) {
      attempts.abandoned(attempt);
      throw busy;
    }
    if (!right) {
      throw Problem.of(
              401,
              WRONG,
              "Handle and password do not belong together",
              "There is no account with this handle and password")
          .toException();
    }
    attempts.succeeded(attempt);
    Member member = account.get().member();
    if (passwords.isOutdated(stored)) {
      accounts.changePassword(member.id(), passwords.hash(password));
    }
    return member;
  }
}
