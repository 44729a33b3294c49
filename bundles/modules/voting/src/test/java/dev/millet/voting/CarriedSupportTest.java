package dev.millet.voting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.database.Database;
import dev.millet.api.subjects.Subject;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class CarriedSupportTest {

  private static final AtomicLong IDS = new AtomicLong();
  private static final Instant SINCE = Instant.parse("2024-01-02T03:04:05Z");

  private final Database database;
  private final FakeJournal journal;
  private final BallotBox ballots;
  private final Subject subject = Subject.of("carried", IDS.incrementAndGet());

  public CarriedSupportTest(TestDatabase test) {
    this.database = test.database();
    this.journal = new FakeJournal(database);
    this.ballots = OpenBallots.of(database, journal);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void itCountsBesideVotes() {
    ballots.carry(subject, "Fider", 37, SINCE);
    assertEquals(new Tally(subject, 38, true), ballots.cast(subject, 1));
    assertTold(37, 38);
  }

  @Test
  public void sayingTheSameAgainChangesNothing() {
    ballots.carry(subject, "Fider", 37, SINCE);
    ballots.carry(subject, "Fider", 37, SINCE);
    assertEquals(1, journal.entries().size());
    assertTold(37, 37);
  }

  @Test
  public void anotherNumberReplacesAndTellsTheDifference() {
    ballots.cast(subject, 1);
    ballots.carry(subject, "Fider", 37, SINCE);
    ballots.carry(subject, "Fider", 30, SINCE);
    ballots.carry(subject, "Fider", 41, SINCE);
    assertEquals(List.of(37L, -7L, 11L), deltas());
    assertTold(41, 42);
  }

  @Test
  public void theOrderOfSourcesAndVotesDoesNotMatter() {
    Subject other = Subject.of("carried", IDS.incrementAndGet());
    ballots.carry(subject, "Fider", 5, SINCE);
    ballots.cast(subject, 1);
    ballots.carry(subject, "mail", 7, SINCE);
    ballots.carry(other, "mail", 7, SINCE);
    ballots.carry(other, "Fider", 9, SINCE);
    ballots.carry(other, "Fider", 5, SINCE);
    ballots.cast(other, 1);
    assertEquals(support(subject), support(other));
    assertEquals(13, support(subject));
  }

  @Test
  public void anotherMomentTakesBackTheWholeAtItsOwnMoment() {
    Instant later = SINCE.plusSeconds(86_400);
    ballots.carry(subject, "Fider", 37, SINCE);
    ballots.carry(subject, "Fider", 38, later);
    assertEquals(List.of(37L, -37L, 38L), deltas());
    assertEquals(
        List.of(SINCE, SINCE, later), told().stream().map(SupportCarried::castAt).toList());
    assertTold(38, 38);
  }

  @Test
  public void noneTakesBackWhatWasCarried() {
    ballots.carry(subject, "Fider", 37, SINCE);
    ballots.carry(subject, "Fider", 0, SINCE);
    assertTold(0, 0);
  }

  @Test
  public void whatCannotBeIsRefusedAndChangesNothing() {
    for (String source : List.of("", " ", "x".repeat(81))) {
      assertThrows(IllegalArgumentException.class, () -> ballots.carry(subject, source, 1, SINCE));
    }
    assertThrows(IllegalArgumentException.class, () -> ballots.carry(subject, "a", -1, SINCE));
    ballots.carry(subject, "😀".repeat(80), 1, SINCE);
    assertTold(1, 1);
  }

  @Test
  public void itJoinsTheTransactionOfTheCaller() {
    assertThrows(
        IllegalStateException.class,
        () ->
            database.write(
                handle -> {
                  ballots.carry(subject, "Fider", 37, SINCE);
                  throw new IllegalStateException("the import fails");
                }));
    assertTold(0, 0);
  }

  @Test
  public void carryingAndVotingAtOnceAddUp() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Void>> calls = new ArrayList<>();
      for (int number = 0; number < 200; number++) {
        long each = number;
        calls.add(
            () -> {
              if (each % 2 == 0) {
                ballots.carry(subject, "source " + each % 3, each, SINCE);
              } else {
                ballots.cast(subject, each);
              }
              return null;
            });
      }
      for (Future<Void> call : threads.invokeAll(calls)) {
        call.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertTold(kept(), kept() + 100);
  }

  /** Asserts that the rows, the tally and the journal agree on the subject. */
  private void assertTold(long carried, long support) {
    assertEquals(carried, kept());
    assertEquals(support, support(subject));
    assertEquals(carried, deltas().stream().mapToLong(delta -> delta).sum());
  }

  private List<SupportCarried> told() {
    return journal.payloads(SupportCarried.TYPE, SupportCarried.class);
  }

  private List<Long> deltas() {
    return told().stream().map(SupportCarried::delta).toList();
  }

  private long support(Subject of) {
    return ballots.support(List.of(of)).getOrDefault(of, 0L);
  }

  private long kept() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COALESCE(SUM(support), 0) FROM voting_carried
                    WHERE subject_type = :type AND subject_id = :id
                    """)
                .bind("type", subject.type())
                .bind("id", subject.id())
                .mapTo(Long.class)
                .one());
  }
}
