package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.members.MemberData;
import dev.millet.api.subjects.Subject;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Takes the names off the votes of members who deleted their accounts. What they wanted still
 * counts: each vote becomes one of the carried support of {@value Carried#DELETED_MEMBERS}, in the
 * same transaction. No tally moves, so the journal is told nothing, and what trends stays as it is.
 *
 * <p>Of subjects that are merged the votes stay, and belong to a random negative number from then
 * on, the same one for all of them: so they go on to count once together, and each by itself where
 * the merge is undone.
 */
final class VoteErasure implements MemberData.Erasure {

  private static final int CHUNK = 100;

  private final Database database;
  private final VoteStore votes;
  private final CarriedStore carried;
  private final UnitedVotes united;

  VoteErasure(Database database, UnitedVotes united) {
    this.database = database;
    this.united = united;
    this.votes = new VoteStore(database);
    this.carried = new CarriedStore(database);
  }

  @Override
  public boolean eraseSome(long member) {
    return database.write(handle -> erase(handle, member));
  }

  private boolean erase(Handle handle, long member) {
    List<Vote> theirs = votes.someOf(handle, member, CHUNK);
    Set<Subject> done = new HashSet<>();
    for (Vote vote : theirs) {
      if (!done.contains(vote.subject())) {
        done.addAll(erase(handle, vote));
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

  /**
   * Takes the name off a vote, and off those that count together with it; returns their subjects.
   * The tallies are locked first, as by whoever unites subjects: a copy is made before, or not at
   * all.
   */
  private List<Subject> erase(Handle handle, Vote vote) {
    Subject root = united.lock(handle, vote.subject());
    if (!root.equals(vote.subject()) || united.merges().isJoined(handle, root)) {
      List<Subject> together = votes.subjectsTogether(handle, root, vote.member());
      votes.forgetMember(
          handle, root, vote.member(), -1 - new SecureRandom().nextLong(Long.MAX_VALUE));
      return together;
    }
    // the row is locked: a vote that is withdrawn at the same moment waits, or is gone
    if (votes.lock(handle, vote.subject(), vote.member()).isPresent()) {
      carried.addDeleted(handle, vote);
      votes.remove(handle, vote);
    }
    return List.of(vote.subject());
  }
}
