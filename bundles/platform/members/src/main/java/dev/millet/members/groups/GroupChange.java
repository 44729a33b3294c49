package dev.millet.members.groups;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.journal.MembersEntries;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;

/** Makes groups, and puts members into them. */
public final class GroupChange {

  private static final int CHUNK = 200;

  private final Database database;
  private final Groups groups;
  private final Journal journal;
  private final InstantSource clock;
  private final AccountLock lock;

  public GroupChange(Database database, Groups groups, Journal journal, InstantSource clock) {
    this.database = database;
    this.groups = groups;
    this.journal = journal;
    this.clock = clock;
    this.lock = new AccountLock(database);
  }

  /**
   * Makes a group.
   *
   * @throws ProblemException 409 where there are as many as there may be
   */
  public Group make(GroupText text) {
    return database.write(
        handle -> {
          takeTurns(handle);
          if (Groups.count(handle) >= Groups.MAX_GROUPS) {
            throw Problem.of(
                    409,
                    "members.too-many-groups",
                    "There are too many groups",
                    "There are at most " + Groups.MAX_GROUPS + " groups; remove one first")
                .toException();
          }
          return groups.add(text, now());
        });
  }

  /**
   * Changes what is said of a group.
   *
   * @return the group as it is now
   * @throws ProblemException 412 where somebody changed it meanwhile
   */
  public Group edit(Group before, GroupText text) {
    database.write(
        handle -> {
          takeTurns(handle);
          groups.update(handle, before, text);
          return null;
        });
    return groups
        .bySlug(before.slug())
        .orElseThrow(() -> Problem.notFound("There is no such group").toException());
  }

  /**
   * Removes a group; its members stay members. They are taken out of it before, so many at a time:
   * where that is cut short, the group is there with those who are left, and can be removed again.
   */
  public void remove(Group group) {
    int gone;
    do {
      gone = groups.members().removeSome(group, CHUNK);
    } while (gone == CHUNK);
    database.write(
        handle -> {
          takeTurns(handle);
          return groups.remove(group);
        });
  }

  /**
   * Puts a member into a group; does nothing where they are in it.
   *
   * @throws ProblemException 404 where the group or the member is gone, 409 for a suspended member
   * @param by who does it: the member, or somebody of the staff; null for the operator
   */
  public void add(Group group, Member member, Member by) {
    database.write(
        handle -> {
          add(handle, group, member, by);
          return null;
        });
  }

  private Group add(Handle handle, Group seen, Member member, Member by) {
    takeTurns(handle);
    Group group =
        groups
            .held(handle, seen.slug())
            .filter(now -> now.id() == seen.id())
            .orElseThrow(() -> Problem.notFound("There is no such group").toException());
    lock.requireActive(handle, member.id());
    if (!groups.members().contains(group, member.id())) {
      groups.members().add(group, member.id(), now());
      journal.append(MembersEntries.GROUP_JOINED, entry(group, member, by));
    }
    return group;
  }

  /**
   * Lets a member join by themselves.
   *
   * @throws dev.millet.api.gateway.ProblemException 403 where the group is not open to everybody
   */
  public void join(Group group, Member member) {
    database.write(
        handle -> {
          // staff may close it while somebody joins
          if (!add(handle, group, member, member).selfService()) {
            throw closed();
          }
          return null;
        });
  }

  private static ProblemException closed() {
    return Problem.of(
            403,
            "members.group-closed",
            "The group is by invitation",
            "The staff chooses who is in it")
        .toException();
  }

  /**
   * Takes a member out of a group.
   *
   * @param by as for {@link #add}
   * @return false where they were not in it
   */
  public boolean take(Group group, Member member, Member by) {
    return database.write(
        handle -> {
          boolean was = groups.members().remove(group, member.id());
          if (was) {
            journal.append(MembersEntries.GROUP_LEFT, entry(group, member, by));
          }
          return was;
        });
  }

  /** The embedded database lets one writer at a time in anyway. */
  private void takeTurns(Handle handle) {
    if (database.dialect() == Dialect.POSTGRESQL) {
      handle.execute("SELECT pg_advisory_xact_lock(hashtext('members circles'))");
    }
  }

  private MembersEntries.GroupEntry entry(Group group, Member member, Member by) {
    return new MembersEntries.GroupEntry(
        group.slug(), member.id(), by == null ? null : by.id(), now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
