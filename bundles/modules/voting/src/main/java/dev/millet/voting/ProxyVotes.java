package dev.millet.voting;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.subjects.Subject;
import java.util.List;

/** Votes that somebody of the company casts for members who asked for it. Thread-safe. */
final class ProxyVotes {

  /** The code of the problem that the member has voted already. */
  static final String VOTED = "voting.voted-already";

  private static final int NAMESAKES = 10;

  private final BallotBox ballots;
  private final Members members;

  ProxyVotes(BallotBox ballots, Members members) {
    this.ballots = ballots;
    this.members = members;
  }

  /**
   * Casts a vote for a member.
   *
   * @throws ProblemException 404 and 409 where the subject takes no votes, 422 where it is not
   *     clear who is meant, 409 where the member has voted already
   */
  Vote cast(Subject subject, Member staff, ProxyBallot ballot) {
    Member member = theOne(ballot.member());
    return ballots
        .castFor(subject, member.id(), staff.id(), ballot)
        .orElseThrow(() -> voted(member, subject));
  }

  private static ProblemException voted(Member member, Subject subject) {
    String detail = member.handle() + " supports " + subject + " already; nothing was changed.";
    return Problem.of(409, VOTED, "The member has voted already", detail)
        .withFields(List.of(new Problem.Field("member", "voted", detail)))
        .toException();
  }

  /** Takes back a vote that was cast for a member; the member's own vote stays. */
  Tally withdraw(Subject subject, long member) {
    return ballots.withdraw(subject, member, vote -> !vote.castByMember());
  }

  /** Returns the members whom somebody may mean: by handle, name or mail address. */
  List<Member> search(String text) {
    return members.search(text, NAMESAKES);
  }

  private Member theOne(String written) {
    List<Member> found = search(written);
    if (found.isEmpty()) {
      throw Problem.invalid("member", "unknown", "there is no member " + written).toException();
    }
    if (found.size() > 1) {
      String handles =
          String.join(", ", found.stream().map(member -> "@" + member.handle()).toList());
      throw Problem.invalid(
              "member", "ambiguous", "several members may be meant; give a handle: " + handles)
          .toException();
    }
    return found.get(0);
  }
}
