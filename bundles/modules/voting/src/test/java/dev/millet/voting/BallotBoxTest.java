package dev.millet.voting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.database.Database;
import dev.millet.api.journal.Journal;
import dev.millet.api.subjects.Subject;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.api.ImportedVote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class BallotBoxTest {

  private static final AtomicLong IDS = new AtomicLong();
  private static final Instant EARLIER = Instant.parse("2026-01-02T03:04:05Z");

  private final Database database;
  private final FakeJournal journal;
  private final BallotBox ballots;
  private final Subject subject = Subject.of("topic", IDS.incrementAndGet());

  public BallotBoxTest(TestDatabase test) {
    this.database = test.database();
    this.journal = new FakeJournal(database);
    this.ballots = OpenBallots.of(database, journal);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void theAnswerCarriesTheTallyAndMine() {
    ballots.cast(subject, 1);
    assertEquals(new Tally(subject, 2, true), ballots.cast(subject, 2));
  }

  @Test
  public void votingAgainChangesNothing() {
    ballots.cast(subject, 1);
    assertEquals(new Tally(subject, 1, true), ballots.cast(subject, 1));
    assertEquals(1, journal.entries().size());
  }

  @Test
  public void withdrawingTakesTheVoteBack() {
    ballots.cast(subject, 1);
    ballots.cast(subject, 2);
    assertEquals(new Tally(subject, 1, false), ballots.withdraw(subject, 1));
  }

  @Test
  public void withdrawingWithoutAVoteChangesNothing() {
    ballots.cast(subject, 1);
    assertEquals(new Tally(subject, 1, false), ballots.withdraw(subject, 2));
    assertEquals(1, journal.entries().size());
  }

  @Test
  public void aWithdrawnVoteTellsWhenItWasCast() {
    ballots.importVotes(List.of(new ImportedVote(subject, 1, EARLIER)));
    ballots.withdraw(subject, 1);
    VoteHappened withdrawn = journal.payloads(VoteHappened.WITHDRAWN, VoteHappened.class).get(0);
    assertEquals(EARLIER, withdrawn.castAt());
    assertEquals(0, withdrawn.support());
  }

  @Test
  public void theJournalTellsWhatWasCastElsewhere() {
    ballots.importVotes(List.of(new ImportedVote(subject, 1, EARLIER)));
    ballots.cast(subject, 2);
    assertEquals(
        List.of(true, false),
        journal.payloads(VoteHappened.CAST, VoteHappened.class).stream()
            .map(VoteHappened::imported)
            .toList());
  }

  @Test
  public void aVoteThatCannotBeToldIsNotTaken() {
    Journal broken =
        (type, payload) -> {
          throw new IllegalStateException("the journal is broken");
        };
    BallotBox untold = OpenBallots.of(database, broken);
    assertThrows(IllegalStateException.class, () -> untold.cast(subject, 1));
    assertEquals(0, votesOf(subject));
    assertEquals(new Tally(subject, 1, true), ballots.cast(subject, 1));
  }

  @Test
  public void importingTwiceCountsOnce() {
    List<ImportedVote> votes =
        List.of(new ImportedVote(subject, 1, EARLIER), new ImportedVote(subject, 2, EARLIER));
    assertEquals(2, ballots.importVotes(votes));
    assertEquals(0, ballots.importVotes(votes));
    assertEquals(Long.valueOf(2), ballots.support(List.of(subject)).get(subject));
  }

  @Test
  public void aThousandMembersAtOnceAreExactlyAThousand() throws Exception {
    atOnce(1_000, member -> ballots.cast(subject, member));
    assertEquals(Long.valueOf(1_000), ballots.support(List.of(subject)).get(subject));
    assertEquals(1_000, votesOf(subject));
    assertEquals(1_000, journal.payloads(VoteHappened.CAST, VoteHappened.class).size());
  }

  @Test
  public void controlCountingOutsideTheTransactionLosesVotes() throws Exception {
    ballots.cast(subject, 0);
    atOnce(1_000, member -> countCarelessly());
    assertNotEquals(Long.valueOf(1_001), ballots.support(List.of(subject)).get(subject));
  }

  @Test
  public void oneMemberManyTimesAtOnceIsOneVote() throws Exception {
    atOnce(200, unused -> ballots.cast(subject, 7));
    assertEquals(Long.valueOf(1), ballots.support(List.of(subject)).get(subject));
    assertEquals(1, journal.entries().size());
  }

  @Test
  public void castingAndWithdrawingAtOnceKeepsTallyAndVotesAgreed() throws Exception {
    atOnce(
        400,
        number -> {
          if (number % 2 == 0) {
            ballots.cast(subject, number % 10);
          } else {
            ballots.withdraw(subject, (number - 1) % 10);
          }
        });
    long support = ballots.support(List.of(subject)).getOrDefault(subject, 0L);
    assertEquals(votesOf(subject), support);
    int told =
        journal.payloads(VoteHappened.CAST, VoteHappened.class).size()
            - journal.payloads(VoteHappened.WITHDRAWN, VoteHappened.class).size();
    assertEquals(votesOf(subject), told);
  }

  private void countCarelessly() {
    long seen = ballots.support(List.of(subject)).get(subject);
    database.write(
        handle -> {
          Tallies.cache(database).changed(subject);
          return handle
              .createUpdate(
                  """
                  UPDATE voting_tallies SET support = :support
                  WHERE subject_type = :type AND subject_id = :id
                  """)
              .bind("support", seen + 1)
              .bind("type", subject.type())
              .bind("id", subject.id())
              .execute();
        });
  }

  private long votesOf(Subject of) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COUNT(*) FROM voting_votes
                    WHERE subject_type = :type AND subject_id = :id
                    """)
                .bind("type", of.type())
                .bind("id", of.id())
                .mapTo(Long.class)
                .one());
  }

  private static void atOnce(int times, LongConsumer action) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      List<Callable<Void>> calls = new ArrayList<>();
      for (int number = 0; number < times; number++) {
        long member = number;
        calls.add(
            () -> {
              action.accept(member);
              return null;
            });
      }
      for (Future<Void> call : threads.invokeAll(calls)) {
        call.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
