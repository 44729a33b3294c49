package dev.millet.points.account;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.selection.MemberSets;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Grant;
import dev.millet.points.api.Reason;
import dev.millet.points.api.Restoration;
import dev.millet.points.api.Reversal;
import dev.millet.points.boards.BoardPlaces;
import dev.millet.points.boards.Leaderboards.Place;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class NamedBoardsTest {

  private static final String BOARD = Counter.API + "/leaderboard";

  private final Counter counter;
  private final Map<Long, String> cities = new HashMap<>();

  public NamedBoardsTest(TestDatabase test) {
    counter = new Counter(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  /** Suggestions, each about the product whose id is its own, modulo 10. */
  private static final class Things implements SubjectCatalog {

    @Override
    public String type() {
      return "thing";
    }

    @Override
    public Map<String, SubjectDescription> describe(Collection<String> ids) {
      return ids.stream()
          .collect(
              Collectors.toMap(
                  id -> id,
                  id ->
                      SubjectDescription.of(new Subject("thing", id), id, null)
                          .withProduct(Long.parseLong(id) % 10)));
    }
  }

  /** Cities of a module that can be away. */
  private final class Cities implements MemberSets {

    @Override
    public String name() {
      return "city";
    }

    @Override
    public String label(Locale locale) {
      return "City";
    }

    @Override
    public Map<String, String> visible(Identity reader, Locale locale) {
      return Map.of("chengdu", "Chengdu", "wuhan", "Wuhan");
    }

    @Override
    public Map<Long, Set<String>> of(Collection<Long> members) {
      return cities.entrySet().stream()
          .filter(each -> members.contains(each.getKey()))
          .collect(Collectors.toMap(Map.Entry::getKey, each -> Set.of(each.getValue())));
    }
  }

  @Before
  public void begin() {
    counter.products.named(1, "xenon");
    counter.products.named(2, "argon");
    counter.products.named(3, "secret");
    counter.modules(List.of(new Things()), List.of(new Cities()));
  }

  private String earn(Member member, long amount, String thing, Instant due) {
    String id = "b/" + System.nanoTime();
    Reason reason = new Reason("test", "x", new Subject("thing", thing), null);
    counter
        .wallet()
        .grant(List.of(new Grant(id, member.id(), Currency.EXPERIENCE, amount, reason, due)));
    return id;
  }

  @SuppressWarnings("unchecked")
  private List<String> names(Member reader, String board, String period) throws Exception {
    FakeRequest request = FakeRequest.get(BOARD).query("period", period).query("board", board);
    if (reader != null) {
      request = request.by(reader);
    }
    return ((Slice<Place>) counter.answer(BOARD, request))
        .items().stream()
            .map(each -> each.place() + " " + each.person().handle() + " " + each.score())
            .toList();
  }

  @Test
  public void aProductsBoardCountsWhatWasEarnedAboutIt() throws Exception {
    earn(counter.ann, 30, "11", null);
    earn(counter.ann, 5, "12", null);
    String taken = earn(counter.bob, 40, "21", null);
    earn(counter.bob, 3, "31", Instant.now().minusSeconds(1));
    counter.earn(counter.bob, 1, 100, "about nothing");
    for (String period : List.of("week", "month", "all")) {
      assertEquals(List.of("1 bob 43", "2 ann 30"), names(null, "product/xenon", period));
      assertEquals(List.of("1 ann 5"), names(null, "product/argon", period));
    }
    counter.wallet().reverse(List.of(new Reversal(taken, Reason.of("undone", ""))));
    counter.wallet().reverse(List.of(new Reversal(taken, Reason.of("undone", ""))));
    assertEquals(List.of("1 ann 30", "2 bob 3"), names(null, "product/xenon", "all"));
    Reason again = new Reason("again", "", new Subject("thing", "21"), null);
    counter.wallet().restore(List.of(new Restoration("again/" + taken, taken, 40, again)));
    assertEquals(List.of("1 bob 43", "2 ann 30"), names(null, "product/xenon", "all"));
    counter.wallet().reverse(List.of(new Reversal("again/" + taken, Reason.of("undone", ""))));
    assertEquals(List.of("1 ann 30", "2 bob 3"), names(null, "product/xenon", "month"));
    assertEquals("invalid", Counter.refusal(() -> names(null, "product/secret", "all")));
    assertEquals("invalid", Counter.refusal(() -> names(null, "nothing", "all")));
  }

  @Test
  public void aGroupsBoardIsForItsMembersAndTheTeam() throws Exception {
    counter.members.join(counter.ann, "first-hundred");
    counter.earn(counter.ann, 1, 30, "a");
    counter.earn(counter.bob, 1, 50, "b");
    assertEquals(List.of("1 ann 30"), names(counter.ann, "group/first-hundred", "month"));
    assertEquals(List.of("1 ann 30"), names(counter.staff, "group/first-hundred", "all"));
    String refused = Counter.refusal(() -> names(counter.bob, "group/first-hundred", "all"));
    assertEquals("invalid", refused);
    counter.members.join(counter.bob, "first-hundred");
    counter.hear("members.group-joined", new BoardPlaces.Moved(counter.bob.id()));
    counter.hear("members.group-joined", new BoardPlaces.Moved(counter.bob.id()));
    counter.earn(counter.bob, 1, 1, "c");
    for (String period : List.of("week", "month", "all")) {
      assertEquals(
          List.of("1 bob 51", "2 ann 30"), names(counter.ann, "group/first-hundred", period));
    }
  }

  @Test
  public void whoMovesIsOnTheBoardOfTheNewCityAndLeavesTheOldOneAtOnce() throws Exception {
    cities.put(counter.ann.id(), "chengdu");
    counter.earn(counter.ann, 1, 30, "a");
    counter.earn(counter.bob, 1, 20, "a");
    assertEquals(List.of("1 ann 30"), names(null, "city/chengdu", "all"));
    cities.put(counter.ann.id(), "wuhan");
    assertEquals("before the journal told it", List.of(), names(null, "city/chengdu", "all"));
    counter.hear("events.city-chosen", new BoardPlaces.Moved(counter.ann.id()));
    assertEquals(List.of("1 ann 30"), names(null, "city/wuhan", "all"));
    cities.put(counter.bob.id(), "wuhan");
    counter.runJob("points.boards");
    assertEquals(List.of("1 ann 30", "2 bob 20"), names(null, "city/wuhan", "all"));
  }

  @Test
  public void whoLeavesIsSuspendedOrGoneIsOnNoBoard() throws Exception {
    cities.put(counter.ann.id(), "wuhan");
    cities.put(counter.bob.id(), "wuhan");
    earn(counter.ann, 30, "11", null);
    earn(counter.bob, 20, "11", null);
    counter.call("/points/leaderboard/leave", FakeRequest.post("/points").by(counter.ann));
    assertEquals(List.of("1 bob 20"), names(null, "product/xenon", "all"));
    assertEquals(List.of("1 bob 20"), names(null, "city/wuhan", "all"));
    counter.hear("members.suspended", new MemberPoints.Suspension(counter.bob.id()));
    assertEquals(List.of(), names(null, "product/xenon", "month"));
    counter.hear("members.resumed", new MemberPoints.Suspension(counter.bob.id()));
    counter.depart(counter.bob);
    assertEquals(List.of(), names(null, "city/wuhan", "all"));
    counter.call("/points/leaderboard/join", FakeRequest.post("/points").by(counter.ann));
    assertEquals(List.of("1 ann 30"), names(null, "product/xenon", "all"));
  }

  @Test
  public void thePageOffersTheBoardsThatTheReaderMaySee() throws Exception {
    counter.members.join(counter.ann, "first-hundred");
    earn(counter.ann, 30, "11", null);
    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      FakeRequest request =
          FakeRequest.get("/points/leaderboard")
              .query("board", "product/xenon")
              .by(counter.ann)
              .in(language);
      String page = counter.page("/points/leaderboard", request);
      assertFalse(page, page.contains("??"));
      assertTrue(page, page.contains("value=\"product/xenon\" selected"));
      assertTrue(page, page.contains("value=\"group/first-hundred\""));
      assertTrue(page, page.contains("value=\"city/chengdu\""));
      assertFalse(page, page.contains("secret"));
      assertTrue(page, page.contains("period=week&amp;board=product%2Fxenon"));
    }
    String all = Counter.API + "/leaderboards";
    String told = counter.answer(all, FakeRequest.get(all)).toString();
    assertTrue(told, told.contains("board=city/wuhan"));
    assertFalse("not to a visitor", told.contains("group/"));
  }

  @Test
  public void aCursorIsOfOneBoardAndOnePeriod() throws Exception {
    earn(counter.ann, 30, "11", null);
    earn(counter.bob, 20, "11", null);
    FakeRequest first = FakeRequest.get(BOARD).query("board", "product/xenon").query("limit", "1");
    String next = ((Slice<?>) counter.answer(BOARD, first)).next();
    assertEquals(1, ((Slice<?>) counter.answer(BOARD, first.query("after", next))).items().size());
    FakeRequest everybody = FakeRequest.get(BOARD).query("limit", "1").query("after", next);
    assertEquals("invalid", Counter.refusal(() -> counter.answer(BOARD, everybody)));
    FakeRequest week =
        FakeRequest.get(BOARD)
            .query("board", "product/xenon")
            .query("period", "week")
            .query("limit", "1")
            .query("after", next);
    assertEquals("invalid", Counter.refusal(() -> counter.answer(BOARD, week)));
  }

  @Test
  public void tenThousandMembersStandOnceEachOnTheirPages() throws Exception {
    counter.fillBoards(10_000);
    for (String board : List.of("", "product/xenon")) {
      FakeRequest request =
          FakeRequest.get(BOARD).query("period", "all").query("board", board).query("limit", "100");
      Slice<?> some = (Slice<?>) counter.answer(BOARD, request);
      Set<Long> seen = new HashSet<>();
      long last = Long.MAX_VALUE;
      int numbered = 0;
      int pages = 1;
      while (some.next() != null || pages == 100) {
        for (Object each : some.items()) {
          Place place = (Place) each;
          assertTrue(place.toString(), place.score() <= last && seen.add(place.person().id()));
          numbered = place.score() == last ? numbered : seen.size();
          assertEquals(numbered, place.place());
          last = place.score();
        }
        if (some.next() == null) {
          break;
        }
        pages++;
        some = (Slice<?>) counter.answer(BOARD, request.query("after", some.next()));
      }
      assertEquals(100, pages);
      assertEquals(10_000, seen.size());
    }
  }
}
