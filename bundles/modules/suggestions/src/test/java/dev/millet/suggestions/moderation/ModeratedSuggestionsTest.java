package dev.millet.suggestions.moderation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Subscription;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Offer;
import dev.millet.api.products.ProductUse;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.Visibility;
import dev.millet.comments.api.Discussions;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.authoring.SupportProjection;
import dev.millet.suggestions.authoring.SupportProjection.VoteMoved;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Race;
import dev.millet.testing.Sweep;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.api.Ballots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class ModeratedSuggestionsTest {

  private static final String LIST = "/api/v1/suggestions";
  private static final String ONE = LIST + "/{id}";
  private static final String PAGE = "/suggestions/{id}";
  private static final String SECRET = "zqxinsult";

  private final Desk desk;
  private final Moderated moderated;
  private final SubjectCatalog catalog;
  private final Member moderator;

  public ModeratedSuggestionsTest(TestDatabase test) {
    desk = new Desk(test, new BallotsFake());
    moderated = offered(Moderated.class, Suggestion.SUBJECT_TYPE);
    catalog = offered(SubjectCatalog.class, Suggestion.SUBJECT_TYPE);
    moderator = desk.members.add("mod", Role.MODERATOR);
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
  public void aHiddenSuggestionIsNowhereForOthers() throws Exception {
    long id = submit(desk.ann);
    submit(desk.bob, "other", "fine");
    change(id, Visibility.HIDDEN);
    for (Member other : new Member[] {null, desk.bob}) {
      assertEquals(List.of("other"), titles(other));
      for (String route : List.of(ONE, ONE + "/care", ONE + "/timeline", ONE + "/revisions")) {
        assertEquals(route, 404, refusal(() -> desk.call(route, get(id, other))));
      }
      for (String route : List.of(PAGE, PAGE + "/history")) {
        assertEquals(route, 404, refusal(() -> desk.call(route, get(id, other))));
      }
      assertFalse(desk.page("/suggestions", by(FakeRequest.get("/"), other)).contains(SECRET));
    }
    assertEquals(Map.of(), catalog.describe(List.of("" + id)));
    assertEquals(Map.of(), catalog.excerpts(List.of("" + id)));
    FakeRequest tagged = FakeRequest.get("/").query("tag", "ui").query("sort", "newest");
    assertEquals(1, desk.answer(Slice.class, LIST, tagged).items().size());
    FakeRequest inbox = FakeRequest.get("/").query("part", "unowned").by(desk.staff);
    assertEquals(1, desk.answer(Slice.class, LIST + "/inbox", inbox).items().size());
  }

  @Test
  public void itsAuthorAndModeratorsStillSeeIt() throws Exception {
    long id = submit(desk.ann);
    change(id, Visibility.HIDDEN);
    for (Member insider : List.of(desk.ann, moderator, desk.staff)) {
      String page = desk.page(PAGE, get(id, insider));
      assertTrue(page, page.contains(SECRET) && page.contains("Hidden by moderators"));
    }
    change(id, Visibility.REMOVED);
    String page = desk.page(PAGE, get(id, desk.ann));
    assertFalse(page, page.contains(SECRET + " body"));
    assertTrue(page, page.contains("Removed by moderators"));
    assertTrue(desk.page(PAGE, get(id, moderator)).contains(SECRET + " body"));
  }

  @Test
  public void whatIsRestoredIsAsItWas() throws Exception {
    long id = submit(desk.ann);
    vote(id, SupportProjection.CAST, 1);
    var before = rows(id);
    change(id, Visibility.HIDDEN);
    change(id, Visibility.REMOVED);
    assertEquals(Visibility.REMOVED, change(id, Visibility.VISIBLE).visibility());
    assertEquals(before, rows(id));
    assertEquals(List.of(SECRET), titles(null));
  }

  @Test
  public void aProductWithHiddenSuggestionsIsUsed() throws Exception {
    long product = desk.products.find("phone").orElseThrow().id();
    ProductUse use = offered(ProductUse.class, "suggestions");
    assertFalse(use.isUsed(product));
    change(submit(desk.ann), Visibility.REMOVED);
    assertTrue(use.isUsed(product));
  }

  @Test
  public void votesThatAreTakenBackMeanwhileCount() throws Exception {
    long id = submit(desk.ann);
    vote(id, SupportProjection.CAST, 1);
    vote(id, SupportProjection.CAST, 2);
    change(id, Visibility.HIDDEN);
    vote(id, SupportProjection.WITHDRAWN, 1);
    assertEquals(List.of(), titles(null));
    change(id, Visibility.VISIBLE);
    assertEquals(1, number("SELECT s.support FROM suggestions_suggestions s WHERE s.id = ", id));
  }

  @Test
  public void aLockedDiscussionIsClosedAndTheRestIsNot() throws Exception {
    long id = submit(desk.ann);
    assertTrue(described(id).isOpen(Discussions.COMMENTS));
    assertFalse(moderated.changeLock("" + id, true).orElseThrow().locked());
    assertFalse(described(id).isOpen(Discussions.COMMENTS));
    assertTrue(described(id).isOpen(Ballots.VOTES));
    assertFalse(
        desk.database
            .write(handle -> catalog.hold("" + id))
            .orElseThrow()
            .isOpen(Discussions.COMMENTS));
    assertTrue(moderated.find(List.of("" + id)).get("" + id).locked());
    assertEquals(409, refusal(() -> desk.comment(id, desk.bob, "late")));
    change(id, Visibility.HIDDEN);
    change(id, Visibility.VISIBLE);
    assertTrue(moderated.changeLock("" + id, false).orElseThrow().locked());
    desk.comment(id, desk.bob, "again");
  }

  @Test
  public void aCommentBesideALockIsBeforeOrRefused() throws Exception {
    long id = submit(desk.ann);
    Race race = new Race(desk.database);
    var locked =
        race.run(
            handle -> moderated.changeLock("" + id, true),
            () -> {
              desk.comment(id, desk.bob, "late");
              return null;
            });
    assertEquals(409, locked.second());
    moderated.changeLock("" + id, false);
    var commented =
        race.run(handle -> catalog.hold("" + id), () -> moderated.changeLock("" + id, true));
    assertEquals(200, commented.second());
  }

  @Test
  public void aVoteOrCommentBesideAHideIsBeforeOrFindsNothing() throws Exception {
    for (Visibility wanted : List.of(Visibility.HIDDEN, Visibility.REMOVED)) {
      long id = submit(desk.ann);
      var outcome =
          new Race(desk.database)
              .run(
                  handle -> change(id, wanted),
                  () -> {
                    desk.comment(id, desk.bob, "late");
                    return null;
                  });
      assertEquals(404, outcome.second());
      long other = submit(desk.ann);
      var held =
          new Race(desk.database)
              .run(handle -> catalog.hold("" + other), () -> change(other, wanted));
      assertTrue(held.waited());
      assertEquals(200, held.second());
    }
  }

  @Test
  public void twoAtOnceHideAndRemoveInTurn() throws Exception {
    long id = submit(desk.ann);
    List<Visibility> was = new ArrayList<>();
    new Race(desk.database)
        .run(
            handle -> change(id, Visibility.HIDDEN),
            () -> was.add(change(id, Visibility.REMOVED).visibility()));
    // on PostgreSQL the second finds the row gone from where it waited, and looks where it is now
    assertEquals(List.of(Visibility.HIDDEN), was);
    assertEquals(Visibility.REMOVED, moderated.find(List.of("" + id)).get("" + id).visibility());
  }

  @Test
  public void anAccountThatIsDeletedMeanwhileIsNotNamedAgain() throws Exception {
    long id = submit(desk.ann, SECRET, "@bob " + SECRET);
    change(id, Visibility.HIDDEN);
    for (Member gone : List.of(desk.ann, desk.bob)) {
      MemberData data = desk.contributions(MemberData.class).get(0);
      while (!desk.database.write(handle -> data.erasure().eraseSome(gone.id()))) {
        continue;
      }
    }
    assertEquals(404, refusal(() -> desk.call(PAGE, get(id, desk.ann))));
    change(id, Visibility.VISIBLE);
    String page = desk.page(PAGE, get(id, null));
    assertTrue(page, page.contains("Deleted user") && page.contains("@…"));
    String list = desk.page("/suggestions", FakeRequest.get("/"));
    assertFalse(list, list.contains("@bob"));
  }

  @Test
  public void aMembersCopyHasWhatIsHidden() throws Exception {
    long id = submit(desk.ann);
    change(id, Visibility.REMOVED);
    MemberData data = desk.contributions(MemberData.class).get(0);
    assertTrue(data.exporter().export(desk.ann.id()).toString().contains(SECRET + " body"));
  }

  @Test
  public void aSuspensionFindsWhatAMemberWrote() throws Exception {
    long one = submit(desk.ann);
    long two = submit(desk.ann);
    submit(desk.bob);
    change(one, Visibility.HIDDEN);
    assertEquals(List.of("" + two), moderated.visibleOf(desk.ann.id(), 10));
  }

  @Test
  public void whatIsUnknownIsSo() {
    for (String id : List.of("0", "x", "99999999999999999999")) {
      assertEquals(Optional.empty(), moderated.changeVisibility(id, Visibility.HIDDEN));
      assertEquals(Optional.empty(), moderated.changeLock(id, true));
      assertEquals(Map.of(), moderated.find(List.of(id)));
    }
  }

  /** A column that a later version adds has to move along. */
  @Test
  public void theTablesOfHiddenRowsHaveEveryColumn() {
    for (String table : List.of("suggestions", "care", "revisions")) {
      String visible = "suggestions_" + table;
      String hidden = "suggestions_hidden" + (table.equals("suggestions") ? "" : "_" + table);
      List<String> there = columns(hidden);
      there.remove("visibility");
      assertEquals(columns(visible), there);
    }
  }

  @Test
  public void countsAndListsAreRightAfterAnyHistory() throws Exception {
    for (long seed = 0; seed < Sweep.rounds(4, 60); seed++) {
      start();
      random(new Random(seed), "seed " + seed);
    }
  }

  private void random(Random random, String seed) throws Exception {
    Map<Long, Visibility> all = new TreeMap<>();
    Map<Long, Long> support = new TreeMap<>();
    for (int step = 0; step < 30; step++) {
      List<Long> ids = new ArrayList<>(all.keySet());
      Long one = ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
      int what = one == null ? 0 : random.nextInt(6);
      if (what == 0) {
        long id = submit(desk.ann);
        all.put(id, Visibility.VISIBLE);
        support.put(id, 0L);
      } else if (what == 1 && all.get(one) == Visibility.VISIBLE) {
        vote(one, SupportProjection.CAST, support.merge(one, 1L, Long::sum));
      } else if (what == 2 && support.get(one) > 0) {
        vote(one, SupportProjection.WITHDRAWN, support.merge(one, -1L, Long::sum));
      } else {
        Visibility next = Visibility.values()[random.nextInt(3)];
        assertEquals(seed, all.put(one, next), change(one, next).visibility());
      }
      if (step == 20) {
        MemberData data = desk.contributions(MemberData.class).get(0);
        while (!desk.database.write(handle -> data.erasure().eraseSome(desk.ann.id()))) {
          continue;
        }
      }
      long visible = all.values().stream().filter(Visibility.VISIBLE::equals).count();
      assertEquals(seed + " step " + step, visible, titles(null).size());
    }
    for (long id : all.keySet()) {
      change(id, Visibility.VISIBLE);
      assertEquals(
          seed,
          (long) support.get(id),
          number("SELECT s.support FROM suggestions_suggestions s WHERE s.id = ", id));
    }
    assertEquals(all.size(), titles(null).size());
    for (String table : List.of("", "_care", "_revisions")) {
      assertEquals(0, number("SELECT COUNT(*) FROM suggestions_hidden" + table + " WHERE 0 = ", 0));
    }
  }

  private long submit(Member by) throws Exception {
    return submit(by, SECRET, SECRET + " body");
  }

  private long submit(Member by, String title, String body) throws Exception {
    FakeRequest request =
        FakeRequest.post("/").by(by).json(new NewSuggestion("phone", title, body, List.of("ui")));
    return desk.answer(SuggestionAnswer.class, LIST, request).id();
  }

  private ModeratedItem change(long id, Visibility visibility) {
    return moderated.changeVisibility("" + id, visibility).orElseThrow();
  }

  private SubjectDescription described(long id) {
    return catalog.describe(List.of("" + id)).get("" + id);
  }

  private void vote(long id, String type, long support) throws Exception {
    var moved = new VoteMoved(Suggestion.subject(id), Instant.EPOCH, 0, support);
    for (Subscription each : desk.contributions(Subscription.class)) {
      if (each.types().contains(type)) {
        each.handler().handle(List.of(FakeJournal.entry(1, type, moved)));
      }
    }
  }

  private List<String> titles(Member reader) throws Exception {
    FakeRequest request = FakeRequest.get("/").query("sort", "newest").query("limit", "100");
    return desk.answer(Slice.class, LIST, by(request, reader)).items().stream()
        .map(each -> ((SuggestionAnswer) each).title())
        .toList();
  }

  private static FakeRequest get(long id, Member reader) {
    return by(FakeRequest.get("/").with("id", id), reader);
  }

  private static FakeRequest by(FakeRequest request, Member reader) {
    return reader == null ? request : request.by(reader);
  }

  private long number(String sql, long id) {
    return desk.database.read(handle -> handle.createQuery(sql + id).mapTo(Long.class).one());
  }

  /** Returns the rows of a suggestion as they are kept. */
  private List<String> rows(long id) {
    return desk.database.read(
        handle -> {
          List<String> rows = new ArrayList<>();
          for (String from :
              List.of(
                  "suggestions_suggestions WHERE id",
                  "suggestions_tags WHERE suggestion_id",
                  "suggestions_care WHERE suggestion_id")) {
            rows.addAll(values(handle, "SELECT * FROM " + from + " = " + id));
          }
          return rows;
        });
  }

  private static List<String> values(Handle handle, String sql) {
    return handle
        .createQuery(sql)
        .map(
            (row, context) -> {
              Object[] values = new Object[row.getMetaData().getColumnCount()];
              for (int i = 0; i < values.length; i++) {
                values[i] = row.getObject(i + 1);
              }
              return Arrays.toString(values);
            })
        .list();
  }

  private List<String> columns(String table) {
    return desk.database.read(
        handle ->
            new ArrayList<>(
                handle
                    .createQuery(
                        """
                        SELECT LOWER(c.column_name) FROM information_schema.columns c
                         WHERE LOWER(c.table_name) = :table ORDER BY 1
                        """)
                    .bind("table", table)
                    .mapTo(String.class)
                    .list()));
  }

  private <T> T offered(Class<T> api, String name) {
    return desk.contributions(Offer.class).stream()
        .filter(each -> each.api() == api && each.name().equals(name))
        .map(each -> api.cast(each.implementation()))
        .findFirst()
        .orElseThrow();
  }

  private interface Action {
    void run() throws Exception;
  }

  private static int refusal(Action action) {
    return assertThrows(ProblemException.class, action::run).problem().status();
  }
}
