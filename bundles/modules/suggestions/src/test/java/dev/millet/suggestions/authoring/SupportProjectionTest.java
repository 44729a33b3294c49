package dev.millet.suggestions.authoring;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.lists.Slice;
import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.SupportProjection.VoteMoved;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.trend.TrendMass;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class SupportProjectionTest {

  private static final String LIST = "/api/v1/suggestions";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final Desk desk;
  private long position;

  /** The columns of a row about its votes. */
  private record Kept(long support, String mass, long supportRank, long trendRank) {}

  public SupportProjectionTest(TestDatabase test) {
    desk = new Desk(test, new BallotsFake());
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() {
    desk.clear();
    desk.product("phone");
  }

  @Test
  public void aVoteRaisesSupportAndTrend() throws Exception {
    long id = submit("One");
    Kept before = kept(id);
    handle(cast(id, NOW, 1));
    assertEquals(1, kept(id).support());
    assertTrue(kept(id).trendRank() > before.trendRank());
  }

  @Test
  public void withdrawingLowersTheTrendExactlyByWhatTheVoteGave() throws Exception {
    long id = submit("One");
    handle(cast(id, NOW.minusSeconds(86_400), 1));
    Kept before = kept(id);
    Instant late = NOW.plusSeconds(5_000_000);
    handle(cast(id, late, 2));
    assertTrue(kept(id).trendRank() > before.trendRank());
    handle(withdrawn(id, late, 1));
    assertEquals(before, kept(id));
  }

  @Test
  public void aBatchAddsUpAndTheLastTallyCounts() throws Exception {
    long id = submit("One");
    handle(cast(id, NOW, 1), cast(id, NOW, 2), withdrawn(id, NOW, 1));
    Kept one = kept(id);
    assertEquals(1, one.support());
    assertEquals(new TrendMass(TrendMass.weight(NOW)).toColumn(), one.mass());
  }

  @Test
  public void carriedSupportWeighsAsMuchAsItsVotes() throws Exception {
    long carried = submit("Carried");
    handle(carried(carried, NOW, 3, 3));
    long voted = submit("Voted");
    handle(cast(voted, NOW, 1), cast(voted, NOW, 2), cast(voted, NOW, 3));
    assertEquals(3, kept(carried).support());
    assertEquals(kept(voted).mass(), kept(carried).mass());
  }

  @Test
  public void carriedSupportThatIsTakenBackLeavesNothing() throws Exception {
    long id = submit("One");
    handle(cast(id, NOW, 1));
    Kept before = kept(id);
    handle(carried(id, NOW.minusSeconds(9_000_000), 40, 41));
    handle(cast(id, NOW, 42), carried(id, NOW.minusSeconds(9_000_000), -40, 2));
    handle(withdrawn(id, NOW, 1));
    assertEquals(before, kept(id));
  }

  @Test
  public void listsAreOrderedByIt() throws Exception {
    long popular = submit("Popular");
    long trending = submit("Trending");
    submit("Neither");
    for (int i = 1; i <= 20; i++) {
      handle(cast(popular, NOW.minusSeconds(20_000_000), i));
    }
    handle(cast(trending, NOW, 1));
    assertEquals(List.of("Popular", "Trending", "Neither"), titles("support", null));
    assertEquals(List.of("Trending", "Popular", "Neither"), titles("trending", null));
    assertEquals(List.of("Trending", "Popular", "Neither"), titles("trending", "ui"));
  }

  @Test
  public void votesOnOtherThingsAndOnWhatIsGoneAreLeftAlone() throws Exception {
    long id = submit("One");
    handle(
        FakeJournal.entry(
            1, SupportProjection.CAST, new VoteMoved(new Subject("poll", "" + id), NOW, 7)),
        FakeJournal.entry(
            2, SupportProjection.CAST, new VoteMoved(new Subject("suggestion", "x"), NOW, 7)),
        cast(id + 1000, NOW, 7));
    assertEquals(0, kept(id).support());
  }

  private JournalEntry cast(long id, Instant at, long support) {
    return entry(SupportProjection.CAST, id, at, support);
  }

  private JournalEntry withdrawn(long id, Instant at, long support) {
    return entry(SupportProjection.WITHDRAWN, id, at, support);
  }

  private JournalEntry carried(long id, Instant castAt, long delta, long support) {
    return FakeJournal.entry(
        ++position,
        SupportProjection.CARRIED,
        new VoteMoved(Subject.of("suggestion", id), castAt, delta, support));
  }

  private JournalEntry entry(String type, long id, Instant at, long support) {
    return FakeJournal.entry(
        ++position, type, new VoteMoved(Subject.of("suggestion", id), at, support));
  }

  private void handle(JournalEntry... entries) throws Exception {
    desk.contributions(Subscription.class).get(0).handler().handle(List.of(entries));
  }

  private Kept kept(long id) {
    return desk.database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT s.support, s.trend_mass, s.support_rank, s.trend_rank
                      FROM suggestions_suggestions s WHERE s.id = :id
                    """)
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Kept(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)))
                .one());
  }

  private long submit(String title) throws Exception {
    var body = new NewSuggestion("phone", title, "", List.of("ui"));
    return desk.answer(SuggestionAnswer.class, LIST, FakeRequest.post(LIST).by(desk.ann).json(body))
        .id();
  }

  private List<String> titles(String sort, String tag) throws Exception {
    FakeRequest request = FakeRequest.get(LIST).query("sort", sort);
    Slice<?> listed =
        desk.answer(Slice.class, LIST, tag == null ? request : request.query("tag", tag));
    return listed.items().stream().map(item -> ((SuggestionAnswer) item).title()).toList();
  }
}
