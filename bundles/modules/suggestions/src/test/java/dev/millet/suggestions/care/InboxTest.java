package dev.millet.suggestions.care;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Dialect;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.products.Product;
import dev.millet.api.search.SearchFeed;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.care.Inbox.Part;
import dev.millet.suggestions.care.Inbox.Question;
import dev.millet.suggestions.suggestion.Draft;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.StatusRules;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import dev.millet.suggestions.suggestion.Suggestions;
import dev.millet.testing.QueryPlan;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class InboxTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
  private static final Promise PROMISE = new Promise(Duration.ofMinutes(15));

  private final Desk desk;
  private final Inbox inbox;
  private final InboxCounts inboxCounts;
  private final Suggestions suggestions;
  private final CareDesk care;
  private Product phone;
  private Product watch;

  public InboxTest(TestDatabase test) {
    desk = new Desk(test);
    inbox = new Inbox(desk.database);
    inboxCounts = new InboxCounts(desk.database);
    StatusRules rules = StatusRules.parse(StatusRules.TRANSITIONS, List.of(), List.of());
    suggestions = new Suggestions(test.database(), SearchFeed.none());
    var guard = new SuggestionGuard(desk.guard, suggestions);
    care =
        CareServices.of(
                desk.database,
                desk.journal,
                desk.guard,
                desk.mentions,
                guard,
                suggestions,
                rules,
                PROMISE,
                InstantSource.fixed(NOW))
            .desk();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() {
    desk.clear();
    phone = desk.product("phone");
    watch = desk.product("watch");
  }

  @Test
  public void whatWaitsLongestComesFirstAndEachOnce() {
    List<Long> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      // Two at the same moment stand by their ids.
      made.add(received(phone, NOW.minusSeconds(3_600 - 60 * (i / 2))));
    }
    for (Part part : List.of(Part.UNOWNED, Part.UNANSWERED, Part.OPEN)) {
      assertEquals(made, all(part, null, 2));
    }
  }

  @Test
  public void aProductHasItsOwn() {
    received(phone, NOW.minusSeconds(30));
    long wanted = received(watch, NOW.minusSeconds(20));
    for (Part part : List.of(Part.UNOWNED, Part.UNANSWERED, Part.OPEN)) {
      assertEquals(List.of(wanted), all(part, watch, 1));
    }
  }

  @Test
  public void whatIsOwnedIsMineAndNobodysNoMore() {
    long id = received(phone, NOW);
    assign(id);
    assertEquals(List.of(), all(Part.UNOWNED, null, 5));
    assertEquals(List.of(id), all(Part.MINE, null, 5));
    assertEquals(List.of(id), all(Part.MINE, phone, 5));
    assertEquals(List.of(), all(Part.MINE, watch, 5));
    assertEquals(List.of(id), all(Part.UNANSWERED, null, 5));
  }

  @Test
  public void whatIsAnsweredWaitsForNoAnswer() {
    long id = received(phone, NOW);
    answer(id);
    assertEquals(List.of(), all(Part.UNANSWERED, null, 5));
    assertEquals(List.of(id), all(Part.OPEN, null, 5));
  }

  @Test
  public void theMostOverdueComesFirst() {
    long late = received(phone, NOW.minusSeconds(10));
    long later = received(phone, NOW.minusSeconds(20));
    long today = received(phone, NOW.minusSeconds(30));
    promise(late, TODAY.minusDays(9));
    promise(later, TODAY.minusDays(2));
    promise(today, TODAY);
    assertEquals(List.of(late, later), all(Part.OVERDUE, null, 1));
  }

  @Test
  public void whatIsDecidedWaitsNowhereAndComesBackWhenItIsOpenedAgain() {
    long id = received(phone, NOW);
    assign(id);
    promise(id, TODAY.minusDays(1));
    status(id, Status.DECLINED);
    for (Part part : Part.values()) {
      assertEquals(part.word(), List.of(), all(part, null, 5));
    }
    status(id, Status.OPEN);
    for (Part part : List.of(Part.UNANSWERED, Part.OVERDUE, Part.MINE, Part.OPEN)) {
      assertEquals(part.word(), List.of(id), all(part, null, 5));
    }
  }

  @Test
  public void thePartsAreCounted() {
    received(phone, NOW);
    long mine = received(watch, NOW);
    assign(mine);
    promise(mine, TODAY.minusDays(1));
    answer(mine);
    assertEquals(
        Map.of(Part.UNOWNED, 1, Part.UNANSWERED, 1, Part.OVERDUE, 1, Part.MINE, 1, Part.OPEN, 2),
        counts(null));
    assertEquals(
        Map.of(Part.UNOWNED, 1, Part.UNANSWERED, 1, Part.OVERDUE, 0, Part.MINE, 0, Part.OPEN, 1),
        counts(phone));
  }

  private Map<Part, Integer> counts(Product product) {
    return inboxCounts.counts(new Question(Part.OPEN, product, desk.staff.id(), TODAY));
  }

  @Test
  public void theWorkloadIsByOwner() {
    long first = received(phone, NOW);
    assign(first);
    promise(first, TODAY.minusDays(1));
    assign(received(phone, NOW));
    received(phone, NOW);
    assertEquals(
        List.of(new InboxCounts.Load(desk.staff.id(), 2, 1)), inboxCounts.workload(TODAY, 10));
  }

  @Test
  public void thoseWhoStillWaitAreSlowerThanAll() {
    answered(Duration.ofMinutes(1));
    answered(Duration.ofMinutes(3));
    answered(Duration.ofMinutes(40));
    received(phone, NOW.minus(Duration.ofHours(1)));
    received(phone, NOW.minus(Duration.ofMinutes(2)));
    PromiseFigures figures = figures();
    assertEquals(3, figures.answered());
    assertEquals(2, figures.within());
    assertEquals("what can still be answered in time does not count", 1, figures.late());
    assertEquals(Long.valueOf(180), figures.medianSeconds());
    assertEquals("nine of ten are not answered yet", null, figures.slowSeconds());
    assertEquals(50, figures.percentWithin());
  }

  @Test
  public void whatIsOlderThanThirtyDaysCountsNoMore() {
    received(phone, NOW.minus(Duration.ofDays(31)));
    assertEquals(0, figures().counted());
    assertEquals(100, figures().percentWithin());
  }

  @Test
  public void eachPartIsAScanOfTheIndexOfItsOrder() {
    if (desk.database.dialect() != Dialect.HSQLDB) {
      return;
    }
    received(phone, NOW);
    Map<Part, String> indexes =
        Map.of(
            Part.UNOWNED, "UNOWNED",
            Part.UNANSWERED, "UNANSWERED",
            Part.OPEN, "WAITING",
            Part.MINE, "OPEN_OWNER",
            Part.OVERDUE, "OPEN_DUE");
    indexes.forEach(
        (part, index) -> {
          String plan = plan(new Question(part, null, desk.staff.id(), TODAY));
          assertTrue(plan, plan.contains("index=SUGGESTIONS_CARE_" + index + "\n"));
        });
    for (Part part : List.of(Part.UNOWNED, Part.UNANSWERED, Part.OPEN)) {
      String plan = plan(new Question(part, watch, desk.staff.id(), TODAY));
      assertTrue(plan, plan.contains(indexes.get(part) + "_PRODUCT\n"));
    }
  }

  private String plan(Question question) {
    return QueryPlan.of(
        desk.database,
        () -> inbox.read(question, ListRequest.first(20)),
        sql ->
            sql.replace("(? OR", "(FALSE OR")
                .replaceAll("open_due ([<>]=?) \\?", "open_due $1 CURRENT_DATE"));
  }

  private List<Long> all(Part part, Product product, int limit) {
    var question = new Question(part, product, desk.staff.id(), TODAY);
    List<Long> found = new ArrayList<>();
    ListRequest list = ListRequest.first(limit);
    while (list != null) {
      Slice<Care> slice = inbox.read(question, list);
      slice.items().forEach(each -> found.add(each.suggestionId()));
      list = slice.next() == null ? null : list.after(slice.next());
    }
    return found;
  }

  private long received(Product product, Instant at) {
    var origin = new Suggestions.Origin(desk.ann.id(), Status.OPEN, at, at);
    Draft draft = new Draft(product.id(), "标题", "", "", List.of());
    return desk.database.write(
        handle -> {
          long id = suggestions.insert(handle, draft, origin);
          new CareTable(desk.database).begin(handle, id, product.id(), Status.OPEN, at);
          return id;
        });
  }

  private void answered(Duration after) {
    long id = received(phone, NOW.minus(after));
    answer(id);
  }

  private void answer(long id) {
    desk.database.write(
        handle -> care.answer(handle, care.records().require(handle, id), "Yes", desk.staff));
  }

  private void assign(long id) {
    desk.database.write(
        handle -> care.assign(handle, care.records().require(handle, id), desk.staff, desk.staff));
  }

  private void status(long id, Status status) {
    desk.database.write(
        handle ->
            care.changeStatus(
                handle, care.records().require(handle, id), status, null, null, desk.staff));
  }

  /** As if it had been promised when it was still ahead. */
  private void promise(long id, LocalDate day) {
    desk.database.write(
        handle -> {
          SuggestionWithCare read = care.records().require(handle, id);
          return care.records().write(handle, read.suggestion(), read.care().due(day));
        });
  }

  private PromiseFigures figures() {
    return desk.database.read(handle -> PromiseFigures.read(handle, PROMISE, NOW));
  }
}
