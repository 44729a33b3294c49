package dev.millet.voting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.api.Ballots;
import dev.millet.voting.api.ImportedVote;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Voters and subjects are checked inside the transaction of the vote. */
@RunWith(Parameterized.class)
public final class GuardedVotesTest {

  private static final AtomicLong IDS = new AtomicLong();
  private static final ProxyBallot FOR_THE_STAND = new ProxyBallot("ann", "stand", "");

  private final Database database;
  private final FakeMembers members = new FakeMembers();
  private final Member ann = members.add("ann");
  private final Member bob = members.add("bob");
  private final Member ada = members.add("ada", Role.STAFF);
  private final FakeGuard guard;
  private final Shelf shelf = new Shelf();
  private final BallotBox ballots;
  private final Subject book = Subject.of("book", IDS.incrementAndGet());

  public GuardedVotesTest(TestDatabase test) {
    database = test.database();
    guard = new FakeGuard(database, members);
    guard.know(shelf);
    Electorate electorate = new Electorate(List.of(), () -> List.of(shelf), guard);
    ballots =
        new BallotBox(
            database, new FakeJournal(database), Clock.systemUTC(), guard, electorate::holdOpen);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void aSubjectThatIsGoneWhenItIsHeldTakesNoVote() {
    shelf.held = Optional.empty();
    assertEquals(404, refusal(() -> ballots.cast(book, ann.id())));
    assertEquals(Map.of(book, 0L), ballots.support(List.of(book)));
  }

  @Test
  public void aSubjectThatIsClosedWhenItIsHeldTakesNoVote() {
    shelf.held = Optional.of(shelf.describe(book.id(), false));
    assertEquals(409, refusal(() -> ballots.cast(book, ann.id())));
    assertEquals(409, refusal(() -> ballots.castFor(book, ann.id(), ada.id(), FOR_THE_STAND)));
    assertEquals(Map.of(book, 0L), ballots.support(List.of(book)));
  }

  @Test
  public void whoIsGoneDoesNotVote() {
    guard.delete(ann);
    assertEquals(403, refusal(() -> ballots.cast(book, ann.id())));
    assertEquals(422, refusal(() -> ballots.castFor(book, ann.id(), ada.id(), FOR_THE_STAND)));
    assertEquals(Map.of(book, 0L), ballots.support(List.of(book)));
  }

  @Test
  public void staffWhoAreGoneDoNotVoteForOthers() {
    guard.delete(ada);
    assertEquals(403, refusal(() -> ballots.castFor(book, ann.id(), ada.id(), FOR_THE_STAND)));
  }

  @Test
  public void importedVotesOfThoseWhoAreGoneAreLeftOut() {
    guard.delete(ann);
    var votes = List.of(imported(ann), imported(bob));
    assertEquals(1, ballots.importVotes(votes));
    assertEquals(Map.of(book, 1L), ballots.support(List.of(book)));
  }

  @Test
  public void whatSomebodySupportsIsNotForgotten() {
    ballots.cast(book, ann.id());
    assertFalse(ballots.forget(book));
    assertEquals(Map.of(book, 1L), ballots.support(List.of(book)));
  }

  @Test
  public void ofWhatNobodySupportsNothingIsLeft() {
    ballots.cast(book, ann.id());
    ballots.withdraw(book, ann.id());
    assertTrue(ballots.forget(book));
    assertEquals(0, tallies());
    assertTrue(ballots.forget(book));
    assertEquals(0, tallies());
  }

  @Test
  public void whatIsVotedForAtThisMomentIsNotForgotten() throws Exception {
    ballots.cast(book, ann.id());
    ballots.withdraw(book, ann.id());
    boolean[] forgotten = new boolean[1];
    var outcome =
        new Race(database)
            .run(handle -> ballots.cast(book, bob.id()), () -> forgotten[0] = ballots.forget(book));
    assertTrue(outcome.waited());
    assertFalse(forgotten[0]);
  }

  /** The member replaces it by a vote of their own, when staff have read it and not removed it. */
  @Test
  public void takingBackAProxyVoteLeavesTheVoteThatTheMemberCastsMeanwhile() throws Exception {
    ballots.castFor(book, ann.id(), ada.id(), FOR_THE_STAND);
    Race race = new Race(database);
    Race.Second[] own = new Race.Second[1];
    ballots.withdraw(
        book,
        ann.id(),
        vote -> {
          own[0] = race.begin(this::replaceByOwn);
          return !vote.castByMember();
        });
    assertTrue(own[0].waited());
    assertEquals(200, own[0].end());
    assertTrue(vote(ann).isPresent());
    assertTrue(vote(ann).get().castByMember());
    assertEquals(Map.of(book, 1L), ballots.support(List.of(book)));
  }

  @Test
  public void aVoteThatIsCastWhileTheProxyVoteIsTakenBackStands() throws Exception {
    ballots.castFor(book, ann.id(), ada.id(), FOR_THE_STAND);
    var outcome =
        new Race(database).run(handle -> withdrawFor(ann), () -> ballots.cast(book, ann.id()));
    assertTrue(outcome.waited());
    assertTrue(vote(ann).orElseThrow().castByMember());
    assertEquals(Map.of(book, 1L), ballots.support(List.of(book)));
  }

  @Test
  public void aProxyVoteAndAnOwnOneAtOnceAreOneVote() throws Exception {
    var outcome =
        new Race(database)
            .run(
                handle -> ballots.castFor(book, ann.id(), ada.id(), FOR_THE_STAND),
                () -> ballots.cast(book, ann.id()));
    assertTrue(outcome.waited());
    assertEquals(Map.of(book, 1L), ballots.support(List.of(book)));
    withdrawFor(ann);
    assertEquals(Map.of(book, 0L), ballots.support(List.of(book)));
  }

  private Tally replaceByOwn() {
    ballots.withdraw(book, ann.id());
    return ballots.cast(book, ann.id());
  }

  private Tally withdrawFor(Member member) {
    return new ProxyVotes(ballots, members).withdraw(book, member.id());
  }

  private Optional<Vote> vote(Member member) {
    VoteStore votes = new VoteStore(database);
    return database.write(handle -> votes.lock(handle, book, member.id()));
  }

  private ImportedVote imported(Member member) {
    return new ImportedVote(book, member.id(), Instant.EPOCH);
  }

  private long tallies() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COUNT(*) FROM voting_tallies
                    WHERE subject_type = 'book' AND subject_id = :id
                    """)
                .bind("id", book.id())
                .mapTo(Long.class)
                .one());
  }

  private static int refusal(Runnable vote) {
    return assertThrows(ProblemException.class, vote::run).problem().status();
  }

  /** Describes every book as open, which is what was true before it was held. */
  private static final class Shelf implements SubjectCatalog {

    private Optional<SubjectDescription> held;

    @Override
    public String type() {
      return "book";
    }

    @Override
    public Map<String, SubjectDescription> describe(Collection<String> ids) {
      String id = ids.iterator().next();
      return Map.of(id, describe(id, true));
    }

    SubjectDescription describe(String id, boolean open) {
      return SubjectDescription.of(new Subject("book", id), "Book", "/books/" + id)
          .withOpen(open ? Ballots.VOTES : "comments");
    }

    @Override
    public Optional<SubjectDescription> hold(String id) {
      return held == null ? SubjectCatalog.super.hold(id) : held;
    }
  }
}
