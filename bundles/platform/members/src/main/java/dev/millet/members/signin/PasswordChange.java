package dev.millet.members.signin;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Rules;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountEdits;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.Profile;
import dev.millet.members.credentials.ResetLinks;
import dev.millet.members.passwords.PasswordRules;
import dev.millet.members.passwords.Passwords;
import dev.millet.members.requests.ChangeEmailRequest;
import dev.millet.members.requests.ChangePasswordRequest;
import dev.millet.members.sessions.Sessions;
import dev.millet.members.tokens.Tokens;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Changes by what a member signs in or is reached; each asks for the present password. Must not be
 * called inside a transaction.
 */
@Component(service = PasswordChange.class)
public final class PasswordChange {

  private final Database database;
  private final Accounts accounts;
  private final AccountEdits edits;
  private final SignIn signIn;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final Rules<ChangePasswordRequest> requests;
  private final Sessions sessions;
  private final Tokens tokens;
  private final ResetLinks links;
  private final AccountLock lock;

  @Activate
  public PasswordChange(
      @Reference Database database,
      @Reference Accounts accounts,
      @Reference AccountEdits edits,
      @Reference SignIn signIn,
      @Reference Passwords passwords,
      @Reference PasswordRules rules,
      @Reference Sessions sessions,
      @Reference Tokens tokens,
      @Reference ResetLinks links) {
    this.database = database;
    this.accounts = accounts;
    this.edits = edits;
    this.signIn = signIn;
    this.passwords = passwords;
    this.rules = rules;
    this.requests = ChangePasswordRequest.rules(rules);
    this.sessions = sessions;
    this.tokens = tokens;
    this.links = links;
    this.lock = new AccountLock(database);
  }

  /** Returns the rules of a change of the password. */
  public Rules<ChangePasswordRequest> requests() {
    return requests;
  }

  /**
   * Sets another password. The member's other sessions end, links to reset it have no use, and what
   * was proven by the one before is asked for again. Tokens stay: the member is there, sees them,
   * and has programs that go on.
   *
   * @param session what identifies the session that stays; null where none does
   * @throws dev.millet.api.gateway.ProblemException 422 where one of the two is refused, 429 after
   *     too many attempts
   */
  public void password(
      Account account, ChangePasswordRequest typed, String session, String address) {
    rules.accept("newPassword", typed.newPassword(), account.member().handle());
    signIn.confirm(account, typed.password(), address);
    String encoded = passwords.hash(typed.newPassword());
    long id = account.member().id();
    database.write(
        handle -> {
          lock.requirePassword(handle, account, "password");
          accounts.changePassword(id, encoded);
          sessions.closeOthers(id, session);
          sessions.prove(id, session);
          tokens.disprove(id);
          links.voidAll(id);
          return null;
        });
  }

  /**
   * Sets or removes the mail address.
   *
   * @throws dev.millet.api.gateway.ProblemException as for the password
   */
  public void email(Account account, ChangeEmailRequest typed, String address) {
    String email = Profile.email(typed.email());
    signIn.confirm(account, typed.password(), address);
    database.write(
        handle -> {
          lock.requirePassword(handle, account, "password");
          edits.email(account.member().id(), email);
          return null;
        });
  }
}
