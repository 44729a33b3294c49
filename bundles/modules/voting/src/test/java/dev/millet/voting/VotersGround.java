package dev.millet.voting;

import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.subjects.Subject;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.Voters.Voter;
import dev.millet.voting.api.ImportedVote;
import java.time.Instant;
import java.util.List;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A booth whose voters are looked at. */
@RunWith(Parameterized.class)
public abstract class VotersGround {

  static final String VOTERS = "/api/v1/votes/{type}/{id}/voters";
  static final String CARRIED = "/api/v1/votes/{type}/{id}/carried";
  static final String PAGE = "/voting/{type}/{id}/voters";
  static final String ON_BEHALF = "/api/v1/votes/{type}/{id}/on-behalf";
  static final String FORM = "/voting/{type}/{id}/on-behalf";
  static final String MINE = "/api/v1/votes/mine";
  static final Instant DAY = Instant.parse("2026-01-02T03:04:05Z");

  final TestDatabase test;
  final Booth booth;

  VotersGround(TestDatabase test) {
    this.test = test;
    this.booth = new Booth(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  void vote(Member member, Instant at) {
    booth.ballots().importVotes(List.of(vote(booth.subject, member, at)));
  }

  static ImportedVote vote(Subject subject, Member member, Instant at) {
    return new ImportedVote(subject, member.id(), at);
  }

  Voter castFor(String member, String source, String note) throws Exception {
    FakeRequest request =
        booth.post(ON_BEHALF).by(booth.ada).json(new ProxyBallot(member, source, note));
    return booth.answer(Voter.class, ON_BEHALF, request);
  }

  Slice<Voter> voters(Member reader, String limit) throws Exception {
    FakeRequest request = booth.get(VOTERS).by(reader);
    return booth.slice(VOTERS, limit == null ? request : request.query("limit", limit));
  }

  static List<String> handles(Slice<Voter> voters) {
    return voters.items().stream().map(item -> item.member().handle()).toList();
  }

  ProblemException refused(String template, FakeRequest request) {
    return assertThrows(ProblemException.class, () -> booth.call(template, request));
  }
}
