package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Holds the row of an account until the transaction ends, so that what is decided about it is still
 * true when it is written. The embedded database lets one writer at a time in anyway.
 *
 * <p>Who takes several locks takes them in this order, so that nobody waits in a circle: roles,
 * groups, account.
 */
public final class AccountLock {

  private static final String FIND =
      "SELECT password, suspended_at FROM members_accounts WHERE id = :id";

  private static final String FIND_POSTGRESQL = FIND + " FOR UPDATE";

  private final Database database;

  public AccountLock(Database database) {
    this.database = database;
  }

  /**
   * An account that is held.
   *
   * @param password the encoded hash; null where nobody can sign in with one
   */
  public record Held(String password, boolean suspended) {}

  /** Holds an account; empty if absent. */
  public Optional<Held> hold(Handle handle, long id) {
    return handle
        .createQuery(database.dialect() == Dialect.POSTGRESQL ? FIND_POSTGRESQL : FIND)
        .bind("id", id)
        .map(
            (row, context) ->
                new Held(row.getString("password"), row.getObject("suspended_at") != null))
        .findOne();
  }

  /**
   * Holds an account that may act.
   *
   * @throws ProblemException 404 if it does not exist, 409 where it is suspended
   */
  public void requireActive(Handle handle, long id) {
    if (hold(handle, id).orElseThrow(AccountLock::missing).suspended()) {
      throw SignInProblems.suspended(409);
    }
  }

  /**
   * Holds an account whose password was checked before the transaction: it must still be the one
   * that was checked.
   *
   * @throws ProblemException 401 where it is another one or the account is gone, 403 where it was
   *     suspended meanwhile
   */
  public void requireProven(Handle handle, Account checked) {
    Optional<Held> held = hold(handle, checked.member().id());
    if (held.isEmpty() || !Objects.equals(held.get().password(), checked.password())) {
      throw SignInProblems.wrong();
    }
    if (held.get().suspended()) {
      throw SignInProblems.suspended(403);
    }
  }

  /**
   * The same for a form or program of somebody who is signed in.
   *
   * @param field the field of the password, to be named in a problem
   * @throws ProblemException 422 where it is another one, 404 where the account is gone
   */
  public void requirePassword(Handle handle, Account checked, String field) {
    Held held = hold(handle, checked.member().id()).orElseThrow(AccountLock::missing);
    if (!Objects.equals(held.password(), checked.password())) {
      throw Problem.invalid(field, "wrong", "This is not your password").toException();
    }
  }

  private static ProblemException missing() {
    return Problem.notFound("There is no such member").toException();
  }
}
