package dev.millet.members.recovery;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Journal;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountEdits;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.HandleChange;
import dev.millet.members.accounts.MemberHandle;
import dev.millet.members.accounts.Profile;
import dev.millet.members.credentials.Credentials;
import dev.millet.members.credentials.ResetLinks;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.requests.ResetPasswordRequest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/**
 * Lets people in again who cannot sign in, by a link that an administrator hands them: who forgot
 * the password, and who takes over the account that an import made for them.
 */
public final class Recovery {

  private final Database database;
  private final Accounts accounts;
  private final AccountEdits edits;
  private final HandleChange handleChange;
  private final Credentials credentials;
  private final Rules<ResetPasswordRequest> requests;
  private final Journal journal;
  private final InstantSource clock;
  private final AccountLock lock;

  public Recovery(
      Database database,
      Accounts accounts,
      AccountEdits edits,
      HandleChange handleChange,
      Credentials credentials,
      Journal journal,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.edits = edits;
    this.handleChange = handleChange;
    this.credentials = credentials;
    this.requests = ResetPasswordRequest.rules(credentials.rules());
    this.journal = journal;
    this.clock = clock;
    this.lock = new AccountLock(database);
  }

  /** Returns the rules of the use of a link. */
  public Rules<ResetPasswordRequest> requests() {
    return requests;
  }

  /**
   * Makes a link; the one before has no use any more.
   *
   * @throws ProblemException 409 where the account is suspended, 404 where it is gone
   */
  public ResetLinks.Made link(Account account) {
    long id = account.member().id();
    return database.write(
        handle -> {
          lock.requireActive(handle, id);
          return credentials.links().make(id, ResetLinks.LIFE);
        });
  }

  /**
   * Returns the account that a link opens; empty where it is used up, too old, or never was one.
   */
  public Optional<Account> of(String secret) {
    return credentials
        .links()
        .memberOf(secret)
        .flatMap(accounts::byId)
        .filter(account -> !account.suspended());
  }

  /**
   * Sets the password by a link, which has no use after that. All sessions and tokens of the member
   * end: whoever had them may be why it is set. Must not be called inside a transaction.
   *
   * @return the account as it is now
   * @throws ProblemException 404 where the link cannot be used, 422 with every field that was
   *     refused, 409 for a handle that is taken
   */
  public Account use(ResetPasswordRequest typed) {
    String secret = typed.secret();
    Account account = of(secret).orElseThrow(Recovery::spent);
    boolean claiming = account.unclaimed() && Profile.orNull(typed.handle()) != null;
    MemberHandle handle = claiming ? MemberHandle.of(typed.handle()) : null;
    String name = claiming ? typed.handle() : account.member().handle();
    credentials.rules().accept(typed.password(), name);
    String email = account.email() == null ? Profile.email(typed.email()) : null;
    String encoded = credentials.passwords().hash(typed.password());
    try {
      return database.write(
          connection -> {
            long id = account.member().id();
            boolean open = lock.hold(connection, id).filter(now -> !now.suspended()).isPresent();
            if (!open || !credentials.links().use(secret)) {
              throw spent();
            }
            return set(accounts.byId(id).orElseThrow(), encoded, handle, email);
          });
    } catch (JdbiException e) {
      throw handle == null ? e : handleChange.explained(e, account, handle);
    }
  }

  private Account set(Account account, String encoded, MemberHandle handle, String email) {
    long id = account.member().id();
    if (handle != null && account.unclaimed()) {
      handleChange.chooseFirst(account, handle);
    }
    if (email != null && account.email() == null) {
      edits.email(id, email);
    }
    accounts.changePassword(id, encoded);
    credentials.revokeAll(id);
    if (account.unclaimed()) {
      journal.append(
          MembersEntries.CLAIMED,
          new MembersEntries.Claimed(id, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
    return accounts.byId(id).orElseThrow();
  }

  private static ProblemException spent() {
    return Problem.of(
            404,
            "members.reset-link-spent",
            "This link has expired",
            "It works once, for a day; ask an administrator for another")
        .toException();
  }
}
