package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.members.journal.MembersEntries;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Changes what a member says of themselves. */
public final class ProfileEdit {

  private final Database database;
  private final Accounts accounts;
  private final MemberCache members;
  private final Journal journal;
  private final InstantSource clock;

  public ProfileEdit(
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
  }

  /**
   * Writes the new values.
   *
   * @return the account as it is now
   * @throws dev.millet.api.gateway.ProblemException 412 where somebody changed the profile since it
   *     was read
   */
  public Account change(Account before, Details details) {
    Member member = before.member();
    return database.write(
        handle -> {
          accounts.update(member.id(), before.version(), details);
          members.changed(member.id());
          if (!details.displayName().equals(member.displayName())) {
            journal.append(
                MembersEntries.RENAMED,
                new MembersEntries.Renamed(
                    member.id(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
          }
          return accounts.byId(member.id()).orElseThrow();
        });
  }
}
