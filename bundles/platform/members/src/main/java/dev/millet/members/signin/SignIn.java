package dev.millet.members.signin;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Member;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.EmailAddress;
import dev.millet.members.accounts.MemberHandle;
import dev.millet.members.accounts.SignInProblems;
import dev.millet.members.passwords.PasswordRules;
import dev.millet.members.passwords.Passwords;
import dev.millet.members.signin.Attempts.Attempt;
import java.time.InstantSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets people in by handle, or confirmed mail address, and password. Must not be called inside a
 * transaction. Thread-safe.
 */
@Component(service = SignIn.class)
public final class SignIn {

  private final Accounts accounts;
  private final Passwords passwords;
  private final SignInPolicies policies;
  private final Attempts attempts;
  private final TwoFactorCheck twoFactor;

  @Activate
  public SignIn(
      @Reference Accounts accounts,
      @Reference Passwords passwords,
      @Reference TwoFactorCheck twoFactor,
      @Reference SignInPolicies policies) {
    this(accounts, passwords, twoFactor, policies, InstantSource.system());
  }

  public SignIn(
      Accounts accounts,
      Passwords passwords,
      TwoFactorCheck twoFactor,
      SignInPolicies policies,
      InstantSource clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.twoFactor = twoFactor;
    this.policies = policies;
    this.attempts = new Attempts(clock);
  }

  /** Returns how else people sign in. */
  public SignInPolicies policies() {
    return policies;
  }

  /** Returns what asks for the code of the second step. */
  public TwoFactorCheck twoFactor() {
    return twoFactor;
  }

  /**
   * Returns the member of a handle and password. Takes as long for a handle that nobody has.
   *
   * @throws ProblemException 401 where they do not belong together, 403 where the account is
   *     suspended or members sign in with a provider only, 429 after too many attempts, 503 where
   *     too many others sign in
   */
  public Member check(String handle, String password, String address) {
    return check(handle, password, address, "");
  }

  /**
   * The same for a browser.
   *
   * @param device what the cookie {@link KnownDevice#COOKIE} carries; empty if absent
   */
  public Member check(String handle, String password, String address, String device) {
    return account(handle, password, address, device).member();
  }

  /**
   * The same with the stored password that was compared: what is opened with it looks whether it is
   * still the one.
   */
  public Account account(String handle, String password, String address, String device) {
    policies.requirePasswords();
    Account account = accounts.byName(handle).orElse(null);
    // handle and mail address are counted apart: else the count would tell that they belong
    // together
    String key =
        EmailAddress.parse(handle).map(EmailAddress::key).orElse(MemberHandle.keyOf(handle));
    Attempt attempt =
        KnownDevice.isOf(account, device)
            ? attempts.beginAt(device, key, address)
            : attempts.begin(key, address);
    if (!matches(attempt, account, password)) {
      throw SignInProblems.wrong();
    }
    if (account.suspended()) {
      throw SignInProblems.suspended(403);
    }
    if (passwords.isOutdated(account.password())) {
      long id = account.member().id();
      accounts.rehash(id, account.password(), passwords.hash(password));
      // a password that was changed meanwhile is refused by what is opened with this one
      return accounts
          .byId(id)
          .filter(now -> matches(password, now))
          .orElseThrow(SignInProblems::wrong);
    }
    return account;
  }

  /**
   * Makes sure that it is the member who asks for something grave, and not somebody who found the
   * browser open. Attempts are counted for the member by themselves: strangers who try to sign in
   * use up none of them.
   *
   * @param password as typed; may be null
   * @param code the code of the authenticator or a recovery code, where the account asks for one;
   *     may be null
   * @throws ProblemException 422 where it is not the member's password or code, 429 and 503 as for
   *     {@link #check}
   */
  public void confirm(Account account, String password, String code, String address) {
    confirm(account, password, code, address, () -> {});
  }

  /**
   * The same for something that may be refused even so: a recovery code is used up by what it lets
   * happen, and by nothing that is refused.
   *
   * @param refusals throws where it is refused; runs once the password is right, and before the
   *     code is used up
   */
  public void confirm(
      Account account, String password, String code, String address, Runnable refusals) {
    if (password == null || password.isEmpty()) {
      throw Problem.invalid("password", "missing", "This is needed").toException();
    }
    String key = MemberHandle.keyOf(account.member().handle());
    Attempt attempt = attempts.beginAt("member " + account.member().id(), key, address);
    if (!matches(attempt, account, password)) {
      throw Problem.invalid("password", "wrong", "This is not your password").toException();
    }
    refusals.run();
    twoFactor.confirm(account, code);
  }

  private boolean matches(String password, Account account) {
    return passwords.matches(password, account.password());
  }

  /** Returns whether the password is the account's; takes as long where there is none. */
  private boolean matches(Attempt attempt, Account account, String password) {
    // longer than any password: not worth the work of hashing
    String typed = password.length() > PasswordRules.MAX_TYPED ? "" : password;
    boolean right;
    try {
      right = passwords.matches(typed, account == null ? null : account.password());
    } catch (ProblemException busy) {
      attempts.abandoned(attempt);
      throw busy;
    }
    if (right) {
      attempts.succeeded(attempt);
    }
    return right;
  }
}
