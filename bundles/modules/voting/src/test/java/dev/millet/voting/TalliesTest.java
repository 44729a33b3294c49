package dev.millet.voting;

import static org.junit.Assert.assertEquals;

import dev.millet.api.database.Database;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.subjects.Subject;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.Tallies.Supported;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class TalliesTest {

  private static final AtomicLong RUNS = new AtomicLong();

  private final BallotBox ballots;
  private final Tallies tallies;
  private final String type = "kind-" + RUNS.incrementAndGet();

  public TalliesTest(TestDatabase test) {
    Database database = test.database();
    this.ballots = new BallotBox(database, new FakeJournal(database), Clock.systemUTC());
    this.tallies = new Tallies(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void aListIsAnsweredInItsOrderWithMine() {
    Subject liked = new Subject(type, "liked");
    Subject other = new Subject("other-" + type, "liked");
    ballots.cast(liked, 1);
    ballots.cast(other, 2);
    assertEquals(
        List.of(
            new Tally(other, 1, false),
            new Tally(new Subject(type, "unknown"), 0, false),
            new Tally(liked, 1, true)),
        tallies.of(List.of(other, new Subject(type, "unknown"), liked), signedIn(1)));
  }

  @Test
  public void aVisitorHasNoVoteOfTheirOwn() {
    Subject subject = new Subject(type, "one");
    ballots.cast(subject, 1);
    assertEquals(new Tally(subject, 1, null), tallies.of(subject, Identity.VISITOR));
  }

  @Test
  public void pagesOfTheMostSupportedMeetWithoutGapOrRepeat() {
    for (int id = 1; id <= 23; id++) {
      for (int member = 0; member < id % 4; member++) {
        ballots.cast(Subject.of(type, id), member);
      }
    }
    List<Supported> walked = new ArrayList<>();
    List<Supported> page = tallies.mostSupported(type, null, 5);
    while (!page.isEmpty()) {
      walked.addAll(page);
      page = tallies.mostSupported(type, page.get(page.size() - 1), 5);
    }
    assertEquals(18, walked.size());
    assertEquals(18, walked.stream().distinct().count());
    List<Long> supports = walked.stream().map(Supported::support).toList();
    assertEquals(supports.stream().sorted((a, b) -> Long.compare(b, a)).toList(), supports);
  }

  private static Identity signedIn(long id) {
    Member member = new Member(id, "m" + id, "M", Set.of(Role.MEMBER), null, null, Instant.EPOCH);
    return new Identity(member, Identity.Means.SESSION, Set.of(), "s", "c");
  }
}
