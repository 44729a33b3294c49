package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Journal;
import dev.millet.members.journal.MembersEntries;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Gives members other handles. The one before is kept for its member for 30 days, and leads to
 * them: who followed it must not end at somebody else.
 */
public final class HandleChange {

  /** Limits how many handles a member can keep from others. */
  public static final int MAX_KEPT = 3;

  private final Database database;
  private final Accounts accounts;
  private final AccountEdits edits;
  private final KeptHandles kept;
  private final Journal journal;
  private final InstantSource clock;
  private final AccountLock lock;

  public HandleChange(
      Database database,
      Accounts accounts,
      AccountEdits edits,
      KeptHandles kept,
      Journal journal,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.edits = edits;
    this.kept = kept;
    this.journal = journal;
    this.clock = clock;
    this.lock = new AccountLock(database);
  }

  /**
   * Changes a handle; one that differs in nothing changes nothing.
   *
   * @param typed as typed
   * @return the account as it is now
   * @param before as its member saw it
   * @throws ProblemException 422 where it cannot be a handle, 409 where it is taken, or was changed
   *     too often, 412 where the account was changed meanwhile
   */
  public Account change(Account before, String typed) {
    MemberHandle name = MemberHandle.of(typed);
    try {
      return database.write(
          handle -> {
            lock.requireActive(handle, before.member().id());
            return change(handle, unchanged(before), name, true);
          });
    } catch (JdbiException e) {
      throw explained(e, before, name);
    }
  }

  /** Explains a failure to write a handle: somebody else took it at the same moment. */
  public RuntimeException explained(JdbiException failure, Account account, MemberHandle name) {
    return accounts.isTaken(name, account.member().id()) ? taken(name) : failure;
  }

  /** Refuses a form that was opened before another change: the handle of now would be given up. */
  private Account unchanged(Account before) {
    Account now = accounts.byId(before.member().id()).orElseThrow();
    if (now.version() != before.version()) {
      throw Problem.of(
              412,
              "changed-meanwhile",
              "It was changed meanwhile",
              "Read the profile again and repeat the change")
          .toException();
    }
    return now;
  }

  /**
   * The same for an account that nobody used so far: the handle before was nobody's. Joins a
   * transaction that holds the account.
   */
  public Account chooseFirst(Account before, MemberHandle name) {
    return database.write(handle -> change(handle, before, name, false));
  }

  private Account change(Handle handle, Account before, MemberHandle name, boolean keeping) {
    long id = before.member().id();
    if (name.text().equals(before.member().handle())) {
      return before;
    }
    if (accounts.isTaken(name, id)) {
      throw taken(name);
    }
    boolean another = !name.key().equals(MemberHandle.keyOf(before.member().handle()));
    kept.release(handle, name);
    if (keeping && another) {
      if (kept.countOf(handle, id) >= MAX_KEPT) {
        throw tooOften();
      }
      kept.keep(handle, before.member().handle(), id);
    }
    edits.handle(id, name);
    journal.append(
        MembersEntries.RENAMED,
        new MembersEntries.Renamed(id, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    return accounts.byId(id).orElseThrow();
  }

  /**
   * Returns the problem of a handle that somebody has, had lately, or that looks like such a one.
   */
  public static ProblemException taken(MemberHandle name) {
    String detail = "Somebody has the handle " + name.text() + ", or one that looks like it";
    return Problem.of(409, Accounts.TAKEN, "The handle is taken", detail)
        .withFields(List.of(new Problem.Field("handle", "taken", detail)))
        .toException();
  }

  private static ProblemException tooOften() {
    String detail =
        "A handle is changed at most "
            + MAX_KEPT
            + " times in "
            + KeptHandles.KEPT.toDays()
            + " days; one that you had lately you can take again";
    return Problem.of(
            409, "members.too-many-handles", "The handle was changed often enough", detail)
        .withFields(List.of(new Problem.Field("handle", "too-often", detail)))
        .toException();
  }
}
