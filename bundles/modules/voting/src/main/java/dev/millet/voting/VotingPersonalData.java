package dev.millet.voting;

import dev.millet.api.members.Member;
import dev.millet.api.members.PersonalData;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What voting keeps about a member: what they voted for, and what they voted for others. */
final class VotingPersonalData implements PersonalData.Source {

  private static final int AT_ONCE = 1_000;

  private final VoteList votes;

  /**
   * A vote of the member.
   *
   * @param castBy the id of who cast it for the member; left out where the member did
   */
  record OwnVote(Subject subject, Instant castAt, Long castBy, String source, String note) {}

  /** A vote that the member cast for somebody else. */
  record VoteForOther(Subject subject, long member, Instant castAt, String source, String note) {}

  /** All of it. */
  record Kept(List<OwnVote> votes, List<VoteForOther> castForOthers) {}

  VotingPersonalData(VoteList votes) {
    this.votes = votes;
  }

  @Override
  public Kept collect(Member member) {
    List<OwnVote> own = new ArrayList<>();
    List<Vote> page = votes.ofMember(member.id(), null, AT_ONCE);
    while (!page.isEmpty()) {
      page.forEach(vote -> own.add(own(vote)));
      page = votes.ofMember(member.id(), VotePosition.of(page.get(page.size() - 1)), AT_ONCE);
    }
    return new Kept(
        own, votes.castBy(member.id()).stream().map(VotingPersonalData::forOther).toList());
  }

  private static OwnVote own(Vote vote) {
    OnBehalf onBehalf = vote.onBehalf();
    return onBehalf == null
        ? new OwnVote(vote.subject(), vote.castAt(), null, null, null)
        : new OwnVote(
            vote.subject(), vote.castAt(), onBehalf.by(), onBehalf.source(), onBehalf.note());
  }

  private static VoteForOther forOther(Vote vote) {
    return new VoteForOther(
        vote.subject(),
        vote.member(),
        vote.castAt(),
        vote.onBehalf().source(),
        vote.onBehalf().note());
  }
}
