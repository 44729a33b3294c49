package dev.millet.voting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.subjects.Subject;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.QueryPlan;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class TalliesTest {

  private static final AtomicLong RUNS = new AtomicLong();

  private final Database database;
  private final BallotBox ballots;
  private final Tallies tallies;
  private final String type = "kind-" + RUNS.incrementAndGet();

  public TalliesTest(TestDatabase test) {
    this.database = test.database();
    this.ballots = OpenBallots.of(database, new FakeJournal(database));
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
    List<Subject> walked = new ArrayList<>();
    ListRequest request = ListRequest.first(5);
    Slice<Subject> slice = tallies.mostSupported(type, request);
    walked.addAll(slice.items());
    while (slice.next() != null) {
      slice = tallies.mostSupported(type, request.after(slice.next()));
      walked.addAll(slice.items());
    }
    assertEquals(18, walked.size());
    assertEquals(18, walked.stream().distinct().count());
    Map<Subject, Long> support = tallies.support(walked);
    List<Long> supports = walked.stream().map(support::get).toList();
    assertEquals(supports.stream().sorted((a, b) -> Long.compare(b, a)).toList(), supports);
  }

  @Test
  public void typesAreListedOnceEach() {
    String later = type + "-later";
    for (int id = 1; id <= 3; id++) {
      ballots.cast(Subject.of(later, id), 1);
      ballots.cast(Subject.of(type, id), 1);
    }
    List<String> mine =
        tallies.types().stream().filter(each -> List.of(type, later).contains(each)).toList();
    assertEquals(List.of(type, later), mine);
    assertEquals(tallies.types().stream().distinct().toList(), tallies.types());
  }

  @Test
  public void listsFollowAnIndex() {
    assumeTrue(database.dialect() == Dialect.HSQLDB);
    ballots.cast(new Subject(type, "one"), 1);
    ballots.cast(new Subject(type, "two"), 1);
    ListRequest request = ListRequest.first(1);
    String next = tallies.mostSupported(type, request).next();
    String first = plan(() -> tallies.mostSupported(type, request));
    assertTrue(first, first.contains("index=VOTING_TALLIES_BY_SUPPORT"));
    String second = plan(() -> tallies.mostSupported(type, request.after(next)));
    assertTrue(second, second.contains("index=VOTING_TALLIES_BY_SUPPORT"));
    String begins = second.substring(second.indexOf("start conditions"));
    assertTrue(
        "of equal ones it begins behind the last that was shown: " + second,
        begins.substring(0, begins.indexOf("end condition")).contains("SUBJECT_ID"));
    String types = plan(tallies::types);
    assertTrue(types, types.contains("index=") && types.contains("uses index"));
  }

  private String plan(Runnable query) {
    return QueryPlan.of(
        database,
        query,
        sql ->
            sql.replaceAll("(subject_type|subject_id) ([=<>]) \\?", "$1 $2 'x'")
                .replace("LIMIT ?", "LIMIT 7"));
  }

  private static Identity signedIn(long id) {
    Member member = Member.of(id, "m" + id, "M", Set.of(Role.MEMBER), Instant.EPOCH);
    return Identity.ofSession(member, "s", "c");
  }
}
