package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.members.MemberDeleted;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes the names off the votes of members who deleted their accounts. What they wanted still
 * counts: each vote becomes one of the carried support of {@value Carried#DELETED_MEMBERS}, in the
 * same transaction. No tally moves, so the journal is told nothing, and what trends stays as it is.
 */
final class Departures implements BatchHandler {

  private final Database database;
  private final VoteStore votes;
  private final CarriedStore carried;

  Departures(Database database) {
    this.database = database;
    this.votes = new VoteStore(database);
    this.carried = new CarriedStore(database);
  }

  @Override
  public void handle(List<JournalEntry> batch) {
    database.write(
        handle -> {
          for (JournalEntry entry : batch) {
            depart(handle, entry.payload(MemberDeleted.class).member());
          }
          return null;
        });
  }

  private void depart(Handle handle, long member) {
    // the rows are locked: a vote that is withdrawn at the same moment waits
    String lock = database.dialect() == Dialect.POSTGRESQL ? "FOR UPDATE" : "";
    List<Vote> theirs = votes.lockAll(handle, member, lock);
    for (Vote vote : theirs) {
      carried.addDeleted(handle, vote);
      votes.remove(handle, vote);
    }
    handle
        .createUpdate("UPDATE voting_votes SET cast_by = NULL WHERE cast_by = :member")
        .bind("member", member)
        .execute();
  }
}
