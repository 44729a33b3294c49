package dev.millet.suggestions.moderation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.products.ProductUse;
import dev.millet.api.subjects.Visibility;
import dev.millet.comments.api.Discussions;
import dev.millet.suggestions.authoring.SupportProjection;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.api.Ballots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.Test;

public final class ModeratedSuggestionsTest extends ModeratedDesk {

  public ModeratedSuggestionsTest(TestDatabase test) {
    super(test);
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
  public void theDiscussionOfAHiddenSuggestionIsLockedAndUnlocked() throws Exception {
    long id = submit(desk.ann);
    for (Visibility hidden : List.of(Visibility.HIDDEN, Visibility.REMOVED)) {
      change(id, hidden);
      assertEquals(hidden, moderated.changeLock("" + id, true).orElseThrow().visibility());
      assertTrue(moderated.find(List.of("" + id)).get("" + id).locked());
      change(id, Visibility.VISIBLE);
      assertEquals(409, refusal(() -> desk.comment(id, desk.bob, "late")));
      change(id, hidden);
      assertTrue(moderated.changeLock("" + id, false).orElseThrow().locked());
      change(id, Visibility.VISIBLE);
      assertTrue(described(id).isOpen(Discussions.COMMENTS));
    }
    assertTrue(moderated.changeLock("999999", true).isEmpty());
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
    assertTrue(page, page.contains("@…"));
    assertFalse(page, page.contains(">ann<") || page.contains("@bob"));
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
}
