package dev.millet.members.suspension;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountEdits;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.sessions.Sessions;
import dev.millet.members.tokens.Tokens;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keeps members out, and lets them in again. Sessions end, and tokens open nothing until the member
 * is let in. What a suspended member wrote stays; whether it is hidden meanwhile is told to the
 * module for moderation.
 */
public final class Suspension {

  private final Database database;
  private final Accounts accounts;
  private final AccountEdits edits;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Journal journal;
  private final InstantSource clock;
  private final AccountLock lock;

  public Suspension(
      Database database,
      Accounts accounts,
      AccountEdits edits,
      Sessions sessions,
      Tokens tokens,
      Journal journal,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.edits = edits;
    this.sessions = sessions;
    this.tokens = tokens;
    this.journal = journal;
    this.clock = clock;
    this.lock = new AccountLock(database);
  }

  /**
   * Suspends a member; does nothing where they are suspended.
   *
   * @param by the administrator; null where the operator does it
   * @param hide whether what the member wrote is to be hidden meanwhile
   * @return the account as it is now; empty where there is no such member
   * @throws dev.millet.api.gateway.ProblemException 409 for an administrator
   */
  public Optional<Account> suspend(long id, Member by, boolean hide) {
    return database.write(
        handle -> {
          lock.hold(handle, id);
          Optional<Account> before = accounts.byId(id);
          if (before.isEmpty() || before.get().suspended()) {
            return before;
          }
          if (before.get().member().roles().contains(Role.ADMIN)) {
            throw Problem.of(
                    409,
                    "members.administrator",
                    "Administrators are not suspended",
                    "Take the role away from this member first")
                .toException();
          }
          Instant now = now();
          edits.suspended(id, now);
          sessions.closeOthers(id, null);
          tokens.changed(id);
          journal.append(MembersEntries.SUSPENDED, entry(id, by, now, hide));
          return accounts.byId(id);
        });
  }

  /** Lets a member in again, and has what was hidden with them shown; else as {@link #suspend}. */
  public Optional<Account> resume(long id, Member by) {
    return database.write(
        handle -> {
          lock.hold(handle, id);
          Optional<Account> before = accounts.byId(id);
          if (before.isEmpty() || !before.get().suspended()) {
            return before;
          }
          edits.suspended(id, null);
          journal.append(MembersEntries.RESUMED, entry(id, by, now(), false));
          return accounts.byId(id);
        });
  }

  private static MembersEntries.SuspensionEntry entry(
      long id, Member by, Instant at, boolean hide) {
    return new MembersEntries.SuspensionEntry(id, by == null ? null : by.id(), at, hide);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
