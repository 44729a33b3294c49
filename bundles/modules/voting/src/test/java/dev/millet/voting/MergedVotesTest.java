package dev.millet.voting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Identity;
import dev.millet.api.subjects.Subject;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.api.ImportedVote;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The votes for subjects that are merged count once for each member, and come apart again. */
@RunWith(Parameterized.class)
public final class MergedVotesTest {

  private static final Instant SINCE = Instant.parse("2024-01-02T03:04:05Z");

  private final MergedBallots world;
  private final BallotBox ballots;
  private final Subject a;
  private final Subject b;
  private final Subject c;

  public MergedVotesTest(TestDatabase test) {
    world = new MergedBallots(test.database(), 3);
    ballots = world.ballots;
    a = world.subjects.get(0);
    b = world.subjects.get(1);
    c = world.subjects.get(2);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void supportersAreUnitedAsASetAndComeApart() {
    vote(a, 1, 2);
    vote(b, 2, 3);
    world.merge(a, b);
    assertEquals(3, world.support(b));
    assertEquals(Set.of(1L, 2L, 3L), voters(b));
    world.unmerge(a, b);
    assertEquals(2, world.support(a));
    assertEquals(2, world.support(b));
    assertEquals(Set.of(2L, 3L), voters(b));
    world.check();
  }

  @Test
  public void toHearOfAMergeTwiceChangesNothing() {
    vote(a, 1, 2);
    vote(b, 2, 3);
    world.merge(a, b);
    world.merge(a, b);
    assertEquals(3, world.support(b));
    world.unmerge(a, b);
    world.unmerge(a, b);
    assertEquals(2, world.support(b));
    world.check();
  }

  @Test
  public void carriedSupportIsAddedAndTakenAwayAgain() {
    ballots.carry(a, "Fider", 5, SINCE);
    ballots.carry(b, "Fider", 7, SINCE);
    world.merge(a, b);
    assertEquals(12, world.support(b));
    ballots.carry(a, "Fider", 6, SINCE.plusSeconds(60));
    assertEquals(13, world.support(b));
    assertEquals(
        List.of(7L, 6L),
        new CarriedStore(world.database).of(b).stream().map(Carried::support).toList());
    world.unmerge(a, b);
    assertEquals(6, world.support(a));
    assertEquals(7, world.support(b));
    world.check();
  }

  @Test
  public void whoWithdrawsAfterTheMergeHasNoVoteLeftAnywhere() {
    vote(a, 1, 2);
    vote(b, 2, 3);
    world.merge(a, b);
    assertEquals(new Tally(b, 2, false), ballots.withdraw(b, 2));
    assertEquals(new Tally(b, 1, false), ballots.withdraw(b, 1));
    world.unmerge(a, b);
    assertEquals(0, world.support(a));
    assertEquals(1, world.support(b));
    world.check();
  }

  @Test
  public void aVoteAfterTheMergeStaysWithTheSubjectThatStays() {
    vote(a, 1);
    world.merge(a, b);
    vote(b, 1, 4);
    assertEquals(2, world.support(b));
    world.unmerge(a, b);
    assertEquals(Set.of(1L), voters(a));
    assertEquals(Set.of(4L), voters(b));
    world.check();
  }

  @Test
  public void whoWithdrawsFromTheMergedOneKeepsTheVoteThatTheyCastForTheOther() {
    vote(a, 1, 2);
    vote(b, 2);
    world.merge(a, b);
    ballots.withdraw(a, 1);
    ballots.withdraw(a, 2);
    assertEquals(Set.of(2L), voters(b));
    assertEquals(0, world.support(a));
    world.check();
  }

  @Test
  public void whoVotedForTwoMergedSubjectsCountsUntilBothAreUnmerged() {
    vote(a, 1);
    vote(b, 1);
    world.merge(a, c);
    world.merge(b, c);
    assertEquals(1, world.support(c));
    world.unmerge(a, c);
    assertEquals(1, world.support(c));
    world.unmerge(b, c);
    assertEquals(0, world.support(c));
    world.check();
  }

  @Test
  public void whatStaffTakeBackLeavesTheMembersOwnVote() {
    vote(a, 1);
    ballots.castFor(b, 1, 90, new ProxyBallot("one", "phone call", "at night"));
    world.merge(a, b);
    assertEquals(new Tally(b, 1, true), ballots.withdraw(b, 1, vote -> !vote.castByMember()));
    world.check();
    world.unmerge(a, b);
    assertEquals(1, world.support(a));
    assertEquals(0, world.support(b));
  }

  @Test
  public void membersWhoLeaveCountOnceTogetherAndInEachApart() {
    vote(a, 1, 2);
    vote(b, 2, 3);
    world.merge(a, b);
    world.erase(2);
    world.erase(1);
    assertEquals(3, world.support(b));
    assertFalse(voters(b).contains(2L));
    world.unmerge(a, b);
    assertEquals(2, world.support(a));
    assertEquals(2, world.support(b));
    world.merge(a, b);
    assertEquals(3, world.support(b));
    world.check();
  }

  @Test
  public void whoLeavesWithManyVotesForOneCountsOnceInIt() {
    MergedBallots wide = new MergedBallots(world.database, 40);
    Subject root = wide.subjects.get(0);
    for (Subject each : wide.subjects) {
      wide.ballots.cast(each, 1);
    }
    wide.subjects.stream().skip(1).forEach(each -> wide.merge(each, root));
    wide.erase(1);
    assertEquals(1L, (long) wide.ballots.support(List.of(root)).get(root));
    assertEquals(List.of(), wide.votes.kept(1).votes());
    wide.check();
    wide.subjects.stream().skip(1).forEach(each -> wide.unmerge(each, root));
    wide.ballots.support(wide.subjects).values().forEach(each -> assertEquals(1L, (long) each));
    wide.check();
  }

  @Test
  public void anImportWaitsForAVoteAsEverybodyDoes() throws Exception {
    vote(b, 3);
    world.merge(a, b);
    List<ImportedVote> votes =
        List.of(new ImportedVote(b, 2, SINCE), new ImportedVote(a, 1, SINCE));
    var outcome =
        new Race(world.database)
            .run(handle -> ballots.importVotes(votes), () -> ballots.withdraw(b, 3));
    assertTrue(outcome.waited());
    assertEquals(Set.of(1L, 2L), voters(b));
    world.check();
    var other =
        new Race(world.database)
            .run(handle -> ballots.withdraw(b, 2), () -> ballots.importVotes(votes));
    assertTrue(other.waited());
    assertEquals(Set.of(1L, 2L), voters(b));
    world.check();
  }

  @Test
  public void votesThatAreImportedForTheMergedOneCountForTheOther() {
    vote(b, 1);
    world.merge(a, b);
    ballots.importVotes(List.of(new ImportedVote(a, 1, SINCE), new ImportedVote(a, 2, SINCE)));
    assertEquals(Set.of(1L, 2L), voters(b));
    world.unmerge(a, b);
    assertEquals(Set.of(1L), voters(b));
    world.check();
  }

  @Test
  public void oneVoteIsListedAmongAMembersOwnAndCopiedToThem() {
    vote(a, 1);
    world.merge(a, b);
    var voters =
        new Voters(
            world.votes, world.members, new dev.millet.api.subjects.VisibleSubjects(List::of));
    List<Subject> mine =
        voters.ofMember(1, ListRequest.first(10), Identity.VISITOR).items().stream()
            .map(Voters.Voter::subject)
            .toList();
    assertEquals(List.of(b), mine);
    assertEquals(List.of(a), world.votes.kept(1).votes().stream().map(Vote::subject).toList());
    assertEquals(List.of(b), world.tallies.mostSupported(b.type(), ListRequest.first(10)).items());
  }

  @Test
  public void manyVotersAreUnitedSomeAtATime() {
    long[] many = LongStream.rangeClosed(1, 1_203).toArray();
    vote(a, many);
    vote(b, 1, 2, 2_000);
    world.merge(a, b);
    assertEquals(1_204, world.support(b));
    world.check();
    world.unmerge(a, b);
    assertEquals(3, world.support(b));
    world.check();
  }

  @Test
  public void chainsAreRefused() {
    world.merge(a, b);
    assertThrows(IllegalStateException.class, () -> world.merge(b, c));
    assertThrows(IllegalStateException.class, () -> world.merge(c, a));
    assertThrows(IllegalStateException.class, () -> world.merge(a, c));
    world.check();
  }

  @Test
  public void aVoteThatIsTakenBackDuringTheMergeIsNotCopied() throws Exception {
    vote(a, 1);
    var outcome =
        new Race(world.database).run(handle -> ballots.withdraw(a, 1), () -> world.merge(a, b));
    assertTrue(outcome.waited());
    assertEquals(0, world.support(b));
    world.check();
  }

  @Test
  public void aVoteThatIsCastDuringTheMergeCountsOnce() throws Exception {
    vote(a, 1);
    vote(b, 2);
    var outcome =
        new Race(world.database).run(handle -> ballots.cast(b, 1), () -> world.merge(a, b));
    assertTrue(outcome.waited());
    assertEquals(2, world.support(b));
    world.check();
  }

  @Test
  public void theNameOfWhoLeavesDuringTheMergeIsNotCopied() throws Exception {
    vote(a, 1);
    vote(b, 2);
    var outcome = new Race(world.database).run(handle -> world.erase(1), () -> world.merge(a, b));
    assertTrue(outcome.waited());
    assertFalse(voters(b).contains(1L));
    assertEquals(2, world.support(b));
    world.check();
  }

  private void vote(Subject subject, long... members) {
    for (long member : members) {
      ballots.cast(subject, member);
    }
  }

  private Set<Long> voters(Subject subject) {
    return Set.copyOf(world.votes.membersAfter(subject, 0, 1_000));
  }
}
