package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.members.MemberData;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes the names off the votes of members who deleted their accounts. What they wanted still
 * counts: each vote becomes one of the carried support of {@value Carried#DELETED_MEMBERS}, in the
 * same transaction. No tally moves, so the journal is told nothing, and what trends stays as it is.
 */
final class VoteErasure implements MemberData.Erasure {

  private static final int CHUNK = 100;

  private final Database database;
  private final VoteStore votes;
  private final CarriedStore carried;

  VoteErasure(Database database) {
    this.database = database;
    this.votes = new VoteStore(database);
    this.carried = new CarriedStore(database);
  }

  @Override
  public boolean eraseSome(long member) {
    return database.write(handle -> erase(handle, member, CHUNK));
  }

  /**
   * Takes the name of a member off some votes.
   *
   * @return whether no vote names the member any more
   */
  boolean erase(Handle handle, long member, int limit) {
    // the rows are locked: a vote that is withdrawn at the same moment waits
    String lock = database.dialect() == Dialect.POSTGRESQL ? "FOR UPDATE" : "";
    List<Vote> theirs = votes.someOf(handle, member, limit, lock);
    for (Vote vote : theirs) {
      carried.addDeleted(handle, vote);
      votes.remove(handle, vote);
    }
    int left = limit - theirs.size();
    // asked without a lock: one that was withdrawn while this waited for it makes theirs shorter
    if (left == 0 || !votes.someOf(handle, member, 1, "").isEmpty()) {
      return false;
    }
    List<Vote> forOthers = votes.someCastBy(handle, member, left);
    forOthers.forEach(vote -> votes.forgetCaster(handle, vote));
    return forOthers.size() < left;
  }
}
