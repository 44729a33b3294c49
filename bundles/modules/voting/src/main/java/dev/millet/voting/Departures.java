package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.members.MemberDeleted;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes the names off the votes of members who deleted their accounts. What they wanted still
 * counts: each vote becomes one of the carried support of {@value Carried#DELETED_MEMBERS}, in the
 * same transaction. No tally moves, so the journal is told nothing, and what trends stays as it is.
 */
final class Departures implements ChunkedHandler {

  /** On PostgreSQL the rows are locked: a vote that is withdrawn at the same moment waits. */
  private static final String VOTES =
      """
      SELECT subject_type, subject_id, member, cast_at, cast_by, source, note
      FROM voting_votes WHERE member = :member
      ORDER BY member, cast_at, subject_type, subject_id
      FETCH FIRST :limit ROWS ONLY
      """;

  private static final String VOTES_POSTGRESQL = VOTES + "FOR UPDATE";

  private static final String CAST_FOR_OTHERS =
      """
      SELECT subject_type, subject_id, member, cast_at, cast_by, source, note
      FROM voting_votes WHERE cast_by = :member
      ORDER BY cast_by, cast_at
      FETCH FIRST :limit ROWS ONLY
      """;

  private static final int CHUNK = 100;

  private final Database database;
  private final VoteStore votes;
  private final CarriedStore carried = new CarriedStore();

  Departures(Database database) {
    this.database = database;
    this.votes = new VoteStore(database.dialect());
  }

  @Override
  public boolean handleChunk(JournalEntry entry) {
    long member = entry.payload(MemberDeleted.class).member();
    return database.write(handle -> erase(handle, member, CHUNK));
  }

  /**
   * Takes the name of a member off some votes.
   *
   * @return whether no vote names the member any more
   */
  boolean erase(Handle handle, long member, int limit) {
    String own = database.dialect() == Dialect.POSTGRESQL ? VOTES_POSTGRESQL : VOTES;
    List<Vote> theirs = read(handle, own, member, limit);
    for (Vote vote : theirs) {
      carried.addDeleted(handle, vote);
      votes.remove(handle, vote);
    }
    int left = limit - theirs.size();
    // asked without a lock: one that was withdrawn while this waited for it makes theirs shorter
    if (left == 0 || !read(handle, VOTES, member, 1).isEmpty()) {
      return false;
    }
    List<Vote> forOthers = read(handle, CAST_FOR_OTHERS, member, left);
    forOthers.forEach(vote -> votes.forgetCaster(handle, vote));
    return forOthers.size() < left;
  }

  private static List<Vote> read(Handle handle, String sql, long member, int limit) {
    return handle
        .createQuery(sql)
        .bind("member", member)
        .bind("limit", limit)
        .map((row, context) -> VoteColumns.read(row))
        .list();
  }
}
