package dev.millet.members.signin;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.credentials.Credentials;
import dev.millet.members.requests.ChangePasswordRequest;
import dev.millet.members.requests.FirstPasswordRequest;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes a password, for which it asks for the present one. Not to be called in a transaction. */
@Component(service = PasswordChange.class)
public final class PasswordChange {

  private final Database database;
  private final Accounts accounts;
  private final SignIn signIn;
  private final Credentials credentials;
  private final Rules<ChangePasswordRequest> requests;
  private final Rules<FirstPasswordRequest> firstRequests;
  private final AccountLock lock;

  @Activate
  public PasswordChange(
      @Reference Database database,
      @Reference Accounts accounts,
      @Reference SignIn signIn,
      @Reference Credentials credentials) {
    this.database = database;
    this.accounts = accounts;
    this.signIn = signIn;
    this.credentials = credentials;
    this.requests = ChangePasswordRequest.rules(credentials.rules());
    this.firstRequests = FirstPasswordRequest.rules(credentials.rules());
    this.lock = new AccountLock(database);
  }

  /** Returns the rules of a first password. */
  public Rules<FirstPasswordRequest> firstRequests() {
    return firstRequests;
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
    credentials.rules().accept("newPassword", typed.newPassword(), account.member().handle());
    AtomicReference<String> hashed = new AtomicReference<>();
    signIn.confirm(
        account,
        typed.password(),
        typed.code(),
        address,
        () -> hashed.set(credentials.passwords().hash(typed.newPassword())));
    String encoded = hashed.get();
    long id = account.member().id();
    database.write(
        handle -> {
          lock.requirePassword(handle, account, "password");
          accounts.changePassword(id, encoded);
          credentials.sessions().closeOthers(id, session);
          credentials.sessions().prove(id, session);
          credentials.tokens().disprove(id);
          credentials.voidMailed(id);
          return null;
        });
  }

  /**
   * Sets the password of a member who has none and proved who they are otherwise. The rest stays as
   * it is.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where it is refused, or the member has one
   */
  public void first(Account account, FirstPasswordRequest typed) {
    credentials.rules().accept("newPassword", typed.newPassword(), account.member().handle());
    String encoded = credentials.passwords().hash(typed.newPassword());
    long id = account.member().id();
    database.write(
        handle -> {
          if (account.password() != null) {
            throw Problem.invalid("newPassword", "another", "The member has a password")
                .toException();
          }
          lock.requirePassword(handle, account, "newPassword");
          accounts.changePassword(id, encoded);
          return null;
        });
  }
}
