package dev.millet.suggestions.suggestion;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.millet.api.database.Dialect;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.search.SearchFeed;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.testing.FakeMarkdown;
import dev.millet.testing.QueryPlan;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Walks the list through every combination of order and filter. */
@RunWith(Parameterized.class)
public final class SuggestionListTest {

  private static final int COUNT = 300;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private static final Long WRITER = 77L;
  private static final Long ENGINEER = 88L;

  private final Desk desk;
  private final SuggestionList list;
  private final Suggestions suggestions;
  private final Authoring authoring;
  private final List<Suggestion> all = new ArrayList<>();
  private long phone;
  private long app;

  public SuggestionListTest(TestDatabase test) {
    desk = new Desk(test);
    list = new SuggestionList(desk.database);
    suggestions = new Suggestions(test.database(), SearchFeed.none());
    authoring =
        new Authoring(
            desk.database,
            desk.journal,
            suggestions,
            new SuggestionGuard(desk.guard, suggestions),
            desk.mentions,
            desk.products,
            new FakeMarkdown(),
            InstantSource.fixed(FIRST));
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void fill() {
    desk.clear();
    phone = desk.product("phone").id();
    app = desk.product("app").id();
    Random random = new Random(3);
    desk.database.write(
        handle -> {
          for (int i = 0; i < COUNT; i++) {
            // Few moments and no votes: most rows stand on the same rank.
            Instant at = FIRST.plusSeconds(random.nextInt(5));
            Draft draft =
                new Draft(
                    random.nextBoolean() ? phone : app,
                    "Title " + i,
                    "",
                    "",
                    random.nextBoolean() ? List.of("ui", "热门") : List.of());
            Status status = Status.values()[random.nextInt(3)];
            Long author = random.nextBoolean() ? WRITER : null;
            var origin = new Suggestions.Origin(author, status, at, at);
            long id = authoring.insert(handle, draft, origin);
            if (random.nextBoolean()) {
              handle.execute(
                  "UPDATE suggestions_suggestions SET owner_id = ? WHERE id = ?", ENGINEER, id);
            }
            all.add(suggestions.find(handle, id).orElseThrow());
          }
          return null;
        });
  }

  @After
  public void empty() {
    desk.clear();
  }

  @Test
  public void everyPageWalkSeesEachSuggestionOnceInOrder() {
    for (Sort sort : Sort.values()) {
      for (Filter filter : filters()) {
        List<Suggestion> expected = all.stream().filter(each -> fits(each, filter)).toList();
        List<Long> seen = walk(filter, sort, 7);
        assertEquals(sort + " " + filter, expected.size(), seen.size());
        assertEquals(
            sort + " " + filter,
            new HashSet<>(expected.stream().map(Suggestion::id).toList()),
            new HashSet<>(seen));
      }
    }
  }

  @Test
  public void theNewestComeFirstAndEqualOnesByTheirIds() {
    List<Long> expected =
        all.stream()
            .sorted(
                Comparator.comparing(Suggestion::createdAt)
                    .thenComparing(Suggestion::id)
                    .reversed())
            .map(Suggestion::id)
            .toList();
    assertEquals(expected, walk(Filter.ALL, Sort.NEWEST, 20));
  }

  @Test
  public void whatHasWaitedLongestForAnAnswerComesFirst() {
    List<Long> expected =
        all.stream()
            .sorted(Comparator.comparing(Suggestion::createdAt).thenComparing(each -> -each.id()))
            .map(Suggestion::id)
            .toList();
    assertEquals(expected, walk(Filter.ALL, Sort.UNANSWERED, 20));
  }

  @Test
  public void whatIsClosedDoesNotWait() {
    Suggestion first = all.get(0);
    Draft draft = new Draft(first.productId(), first.title(), "", "", first.tags());
    desk.database.write(handle -> authoring.edit(handle, first, draft, Status.DECLINED, null));
    List<Long> waiting = walk(Filter.ALL, Sort.UNANSWERED, 50);
    assertEquals(COUNT - 1, waiting.size());
    assertFalse(waiting.contains(first.id()));
  }

  @Test
  public void everyReaderHasARandomOrderOfTheirOwn() {
    long ann = Shuffle.seed("ann", LocalDate.EPOCH);
    assertEquals(walk(Filter.ALL, Sort.RANDOM, ann, 9), walk(Filter.ALL, Sort.RANDOM, ann, 30));
    assertNotEquals(
        walk(Filter.ALL, Sort.RANDOM, ann, 50),
        walk(Filter.ALL, Sort.RANDOM, Shuffle.seed("bob", LocalDate.EPOCH), 50));
    assertNotEquals(
        walk(Filter.ALL, Sort.RANDOM, ann, 50),
        walk(Filter.ALL, Sort.RANDOM, Shuffle.seed("ann", LocalDate.EPOCH.plusDays(1)), 50));
  }

  @Test
  public void aWalkIsNotDisturbedByWhatComesMeanwhile() {
    ListRequest ten = ListRequest.first(10);
    var first = list.read(Filter.ALL, Sort.NEWEST, 0, ten);
    desk.database.write(
        handle -> {
          Instant at = FIRST.plusSeconds(100);
          var origin = new Suggestions.Origin(null, Status.OPEN, at, at);
          return authoring.insert(handle, new Draft(phone, "New", "", "", List.of()), origin);
        });
    List<Long> seen = new ArrayList<>(ids(first));
    String next = first.next();
    while (next != null) {
      var slice = list.read(Filter.ALL, Sort.NEWEST, 0, ten.after(next));
      seen.addAll(ids(slice));
      next = slice.next();
    }
    assertEquals(COUNT, seen.size());
    assertEquals(COUNT, new HashSet<>(seen).size());
  }

  @Test
  public void aPageThatEndsTheListHasNoNext() {
    assertNull(list.read(Filter.ALL, Sort.NEWEST, 0, ListRequest.first(COUNT)).next());
  }

  @Test
  public void hsqldbTakesTheIndexOfTheOrder() {
    assumeTrue(desk.database.dialect() == Dialect.HSQLDB);
    Map<Filter, String> indexes =
        Map.of(
            Filter.ALL,
            "SUGGESTIONS_",
            new Filter(phone, null, null),
            "SUGGESTIONS_PRODUCT_",
            new Filter(null, Status.OPEN, null),
            "SUGGESTIONS_STATUS_",
            new Filter(phone, Status.OPEN, null),
            "SUGGESTIONS_PRODUCT_STATUS_",
            new Filter(phone, Status.OPEN, "ui"),
            "SUGGESTIONS_TAG_");
    for (Sort sort : Sort.values()) {
      indexes.forEach(
          (filter, index) -> {
            String order = sort.column().replace("_rank", "").toUpperCase(Locale.ROOT);
            String plan = plan(filter, sort);
            assertTrue(filter + "\n" + plan, plan.contains("index=" + index + order));
          });
    }
  }

  private String plan(Filter filter, Sort sort) {
    return QueryPlan.of(
        desk.database,
        () -> list.read(filter, sort, start(sort), ListRequest.first(20)),
        sql ->
            sql.replace("status = ?", "status = 'open'")
                .replace("tag = ?", "tag = 'ui'")
                .replace("(? OR", "(FALSE OR"));
  }

  private List<Long> walk(Filter filter, Sort sort, int page) {
    return walk(filter, sort, start(sort), page);
  }

  private List<Long> walk(Filter filter, Sort sort, long start, int page) {
    List<Long> seen = new ArrayList<>();
    ListRequest asked = ListRequest.first(page);
    while (asked != null) {
      var slice = list.read(filter, sort, start, asked);
      seen.addAll(ids(slice));
      asked = slice.next() == null ? null : asked.after(slice.next());
    }
    return seen;
  }

  private static long start(Sort sort) {
    return sort == Sort.RANDOM ? Shuffle.seed("reader", LocalDate.EPOCH.plusDays(4)) : 0;
  }

  private static List<Long> ids(Slice<Suggestion> slice) {
    return slice.items().stream().map(Suggestion::id).toList();
  }

  private List<Filter> filters() {
    List<Filter> filters = new ArrayList<>();
    for (Long product : new Long[] {null, phone, app}) {
      for (Status status : new Status[] {null, Status.OPEN, Status.PLANNED}) {
        for (String tag : new String[] {null, "ui", "热门", "nothing"}) {
          filters.add(new Filter(product, status, tag));
          filters.add(new Filter(product, status, tag, WRITER, null));
          filters.add(new Filter(product, status, tag, null, ENGINEER));
          filters.add(new Filter(product, status, tag, WRITER, ENGINEER));
        }
      }
    }
    return filters;
  }

  private static boolean fits(Suggestion suggestion, Filter filter) {
    return (filter.productId() == null || filter.productId() == suggestion.productId())
        && (filter.status() == null || filter.status() == suggestion.status())
        && (filter.tag() == null || suggestion.tags().contains(filter.tag()))
        && (filter.authorId() == null || filter.authorId().equals(suggestion.authorId()))
        && (filter.ownerId() == null || filter.ownerId().equals(suggestion.ownerId()));
  }
}
