package dev.millet.members.signin;

import dev.millet.api.database.Database;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountEdits;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.Profile;
import dev.millet.members.passwords.PasswordRules;
import dev.millet.members.passwords.Passwords;
import dev.millet.members.recovery.ResetLinks;
import dev.millet.members.sessions.Sessions;
import dev.millet.members.text.FieldErrors;
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
    this.sessions = sessions;
    this.tokens = tokens;
    this.links = links;
    this.lock = new AccountLock(database);
  }

  /**
   * Sets another password. The member's other sessions end, links to reset it have no use, and what
   * was proven by the one before is asked for again. Tokens stay: the member is there, sees them,
   * and has programs that go on.
   *
   * @param present the password of now, field {@code password}
   * @param next field {@code newPassword}
   * @param session what identifies the session that stays; null where none does
   * @throws dev.millet.api.gateway.ProblemException 422 where one of the two is refused, 429 after
   *     too many attempts
   */
  public void password(
      Account account, String present, String next, String session, String address) {
    FieldErrors findings = new FieldErrors();
    findings.take(() -> rules.accept("newPassword", next, account.member().handle()));
    // guessing is counted where the rest is in order, too
    findings.take(
        () -> {
          signIn.confirm(account, "password", present, address);
          return null;
        });
    findings.report();
    String encoded = passwords.hash(next);
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
   * @param email field {@code email}; blank to remove it
   * @param field the field of the password
   * @throws dev.millet.api.gateway.ProblemException as for the password
   */
  public void email(Account account, String email, String field, String present, String address) {
    FieldErrors findings = new FieldErrors();
    String checked = findings.take(() -> Profile.email(email));
    findings.take(
        () -> {
          signIn.confirm(account, field, present, address);
          return null;
        });
    findings.report();
    database.write(
        handle -> {
          lock.requirePassword(handle, account, field);
          edits.email(account.member().id(), checked);
          return null;
        });
  }
}
