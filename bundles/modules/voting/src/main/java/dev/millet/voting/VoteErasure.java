package dev.millet.voting;

import dev.millet.api.database.Database;
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
    return database.write(handle -> erase(handle, member));
  }

  private boolean erase(Handle handle, long member) {
    List<Vote> theirs = votes.someOf(handle, member, CHUNK);
    for (Vote vote : theirs) {
      // the row is locked: a vote that is withdrawn at the same moment waits, or is gone
      if (votes.lock(handle, vote.subject(), member).isPresent()) {
        carried.addDeleted(handle, vote);
        votes.remove(handle, vote);
      }
    }
    int left = CHUNK - theirs.size();
    if (left == 0) {
      return false;
    }
    List<Vote> forOthers = votes.someCastBy(handle, member, left);
    forOthers.forEach(vote -> votes.forgetCaster(handle, vote));
    return forOthers.size() < left;
  }
}
