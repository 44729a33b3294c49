package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.journal.MembersEntries;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Gives and takes roles, but never those of the last administrator. */
public final class RoleChange {

  private final Database database;
  private final Accounts accounts;
  private final MemberCache members;
  private final Journal journal;
  private final InstantSource clock;
  private final Roles roles;
  private final AccountLock account;

  public RoleChange(
      Database database,
      Accounts accounts,
      MemberCache members,
      Journal journal,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.members = members;
    this.journal = journal;
    this.clock = clock;
    this.roles = accounts.roles();
    this.account = new AccountLock(database);
  }

  /**
   * Sets the roles of a member; joins the caller's transaction.
   *
   * @param wanted the roles beside {@link Role#MEMBER}
   * @param by the administrator; null where the operator does it
   * @return the account as it is now; empty where there is no such member
   * @throws dev.millet.api.gateway.ProblemException 409 where nobody would be administrator then
   */
  public Optional<Account> change(long id, Set<Role> wanted, Member by) {
    return database.write(
        handle -> {
          roles.hold(handle);
          // a suspension asks whether the member is administrator
          account.hold(handle, id);
          Optional<Account> before = accounts.byId(id);
          if (before.isEmpty()) {
            return before;
          }
          boolean wasAdmin = before.get().member().roles().contains(Role.ADMIN);
          if (wasAdmin && !wanted.contains(Role.ADMIN) && roles.isHeldByOne(Role.ADMIN)) {
            throw Problem.of(
                    409,
                    "members.last-administrator",
                    "There must be an administrator",
                    "Make somebody else administrator first")
                .toException();
          }
          if (wanted.contains(Role.ADMIN) && before.get().suspended()) {
            throw Problem.of(
                    409,
                    "members.suspended",
                    "This account is suspended",
                    "Let the member in again before you make them administrator")
                .toException();
          }
          if (wasAdmin && !wanted.contains(Role.ADMIN)) {
            OpenInvitations.revoke(handle, id, clock.instant().truncatedTo(ChronoUnit.MICROS));
          }
          roles.change(id, wanted);
          members.changed(id);
          Optional<Account> after = accounts.byId(id);
          journal.append(
              MembersEntries.ROLES_CHANGED,
              new MembersEntries.RolesChanged(
                  id,
                  by == null ? null : by.id(),
                  after.get().member().roles().stream()
                      .sorted()
                      .map(role -> role.name().toLowerCase(Locale.ROOT))
                      .toList(),
                  clock.instant().truncatedTo(ChronoUnit.MICROS)));
          return after;
        });
  }
}
