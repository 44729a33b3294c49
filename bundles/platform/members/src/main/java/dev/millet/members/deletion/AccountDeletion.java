package dev.millet.members.deletion;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.images.Images;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountEdits;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.KeptHandles;
import dev.millet.members.accounts.OpenInvitations;
import dev.millet.members.accounts.RoleLock;
import dev.millet.members.accounts.WithheldAvatars;
import dev.millet.members.credentials.Credentials;
import dev.millet.members.groups.Groups;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Removes accounts for good. What the members bundle knows of somebody is gone when this returns;
 * the other modules erase what they keep a moment later. The id is never given again, and for 30
 * days nobody can take the handle.
 */
public final class AccountDeletion {

  private final Database database;
  private final Accounts accounts;
  private final AccountEdits edits;
  private final KeptHandles kept;
  private final Credentials credentials;
  private final Groups groups;
  private final Images images;
  private final WithheldAvatars withheld;
  private final Journal journal;
  private final InstantSource clock;
  private final RoleLock roles;
  private final AccountLock lock;

  public AccountDeletion(
      Database database,
      Accounts accounts,
      AccountEdits edits,
      Credentials credentials,
      Groups groups,
      Images images,
      WithheldAvatars withheld,
      Journal journal,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.edits = edits;
    this.kept = accounts.kept();
    this.credentials = credentials;
    this.groups = groups;
    this.images = images;
    this.withheld = withheld;
    this.journal = journal;
    this.clock = clock;
    this.roles = new RoleLock(database);
    this.lock = new AccountLock(database);
  }

  /**
   * Deletes an account.
   *
   * @return false if it does not exist
   * @throws dev.millet.api.gateway.ProblemException 409 for the last administrator
   */
  public boolean delete(long id) {
    return database.write(
        handle -> {
          roles.hold(handle);
          lock.hold(handle, id);
          Optional<Account> account = accounts.byId(id);
          account.ifPresent(found -> delete(handle, found.member()));
          return account.isPresent();
        });
  }

  /**
   * The same for a member who gave the password for it.
   *
   * @param checked the account with the password that was given
   * @throws dev.millet.api.gateway.ProblemException 422 where it is another one meanwhile
   */
  public void deleteOwn(Account checked) {
    database.write(
        handle -> {
          roles.hold(handle);
          lock.requirePassword(handle, checked, "password");
          return delete(checked.member().id());
        });
  }

  /**
   * Refuses what {@link #deleteOwn} would refuse at this moment.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 for the last administrator
   */
  public void requireDeletable(Member member) {
    if (member.roles().contains(Role.ADMIN) && accounts.roles().isHeldByOne(Role.ADMIN)) {
      throw Problem.of(
              409,
              "members.last-administrator",
              "There must be an administrator",
              "Make somebody else administrator first")
          .toException();
    }
  }

  private void delete(Handle handle, Member member) {
    requireDeletable(member);
    long id = member.id();
    if (member.avatar() != null) {
      images.remove(List.of(member.avatar()));
    }
    OpenInvitations.disown(handle, id, clock.instant().truncatedTo(ChronoUnit.MICROS));
    images.remove(withheld.of(handle, id).stream().map(WithheldAvatars.Row::imageId).toList());
    kept.disown(handle, id);
    kept.keep(handle, member.handle(), null);
    credentials.sessions().closeOthers(id, null);
    credentials.tokens().changed(id);
    groups.members().changed(id);
    // the database takes roles, tokens, links and groups along: they refer to the account
    edits.delete(id);
    journal.append(
        MemberDeleted.TYPE, new MemberDeleted(id, clock.instant().truncatedTo(ChronoUnit.MICROS)));
  }
}
