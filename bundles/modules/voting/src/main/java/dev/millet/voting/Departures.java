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

  /** On PostgreSQL the rows are locked: a vote that is withdrawn at the same moment waits. */
  private static final String VOTES =
      """
      SELECT subject_type, subject_id, member, cast_at, cast_by, source, note
      FROM voting_votes WHERE member = :member
      ORDER BY subject_type, subject_id
      """;

  private static final String VOTES_POSTGRESQL = VOTES + "FOR UPDATE";

  private final Database database;
  private final VoteStore votes;
  private final CarriedStore carried = new CarriedStore();

  Departures(Database database) {
    this.database = database;
    this.votes = new VoteStore(database.dialect());
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
    String sql = database.dialect() == Dialect.POSTGRESQL ? VOTES_POSTGRESQL : VOTES;
    List<Vote> theirs =
        handle
            .createQuery(sql)
            .bind("member", member)
            .map((row, context) -> VoteColumns.read(row))
            .list();
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
