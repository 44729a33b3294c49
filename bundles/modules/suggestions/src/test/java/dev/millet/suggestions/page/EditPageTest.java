package dev.millet.suggestions.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.journal.Subscription;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.Withdrawal;
import dev.millet.suggestions.http.RevisionsApi.RevisionAnswer;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Editing, its history, and withdrawing. */
@RunWith(Parameterized.class)
public final class EditPageTest {

  private static final String NEW = "/suggestions/new";
  private static final String ONE = "/suggestions/{id}";
  private static final String EDIT = "/suggestions/{id}/edit";
  private static final String HISTORY = "/suggestions/{id}/history";
  private static final String WITHDRAW = "/suggestions/{id}/withdraw";
  private static final String REVISIONS = "/api/v1/suggestions/{id}/revisions";
  private static final String API = "/api/v1/suggestions/{id}";

  private final TestDatabase database;
  private final Desk desk;
  private String id;

  public EditPageTest(TestDatabase database) {
    this.database = database;
    this.desk = new Desk(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() throws Exception {
    desk.clear();
    desk.product("phone");
    desk.product("app");
    FakeRequest request = FakeRequest.post(NEW).by(desk.ann);
    request.form("product", "phone", "title", "白色模式", "body", "晚上用白色。", "tags", "ui");
    id = Desk.location(desk.call(NEW, request)).substring("/suggestions/".length());
  }

  @Test
  public void theAuthorEditsAndEverybodySeesWhatChanged() throws Exception {
    Reply reply = save(desk.ann, 1, "深色模式", "晚上用深色。");
    assertEquals("/suggestions/" + id, Desk.location(reply));

    String page = desk.page(ONE, FakeRequest.get("/").with("id", id));
    assertTrue(page, page.contains("深色模式"));
    assertTrue(page, page.contains("/suggestions/" + id + "/history"));
    String history = desk.page(HISTORY, FakeRequest.get("/").with("id", id));
    assertTrue(history, history.contains("</span>白</del>"));
    assertTrue(history, history.contains("</span>深</ins>"));
  }

  @Test
  public void anUneditedOneIsNotCalledEdited() throws Exception {
    String page = desk.page(ONE, FakeRequest.get("/").with("id", id));
    assertFalse(page, page.contains("edited"));
    String history = desk.page(HISTORY, FakeRequest.get("/").with("id", id));
    assertTrue(history, history.contains("This suggestion hasn’t been edited."));
  }

  @Test
  public void savingWithoutAChangeIsNoEdit() throws Exception {
    save(desk.ann, 1, "白色模式", "晚上用白色。");
    assertEquals(1, revisions().size());
  }

  @Test
  public void theApiListsTheWordingsTheNewestFirst() throws Exception {
    save(desk.ann, 1, "Second", "Two");
    save(desk.staff, 2, "Third", "Three");

    List<RevisionAnswer> all = revisions();

    assertEquals(
        List.of("Third", "Second", "白色模式"), all.stream().map(RevisionAnswer::title).toList());
    assertEquals(
        List.of("staff", "ann", "ann"), all.stream().map(each -> each.author().handle()).toList());
    assertEquals(List.of(3, 2, 1), all.stream().map(RevisionAnswer::version).toList());
  }

  @Test
  public void theApiPagesThroughTheWordings() throws Exception {
    save(desk.ann, 1, "Second", "Two");
    save(desk.ann, 2, "Third", "Three");
    FakeRequest first = FakeRequest.get("/").with("id", id).query("limit", "2");
    Slice<?> page = desk.answer(Slice.class, REVISIONS, first);
    assertEquals(2, page.items().size());
    FakeRequest rest = FakeRequest.get("/").with("id", id).query("after", page.next());
    assertEquals(1, desk.answer(Slice.class, REVISIONS, rest).items().size());
  }

  @Test
  public void whoSavesAfterSomebodyElseSeesBothAndLosesNothing() throws Exception {
    save(desk.staff, 1, "Their title", "Their text");

    Reply reply = save(desk.ann, 1, "My title", "My text");

    assertEquals(409, reply.status());
    String page = html(reply);
    assertTrue(page, page.contains("Changed by someone else meanwhile"));
    assertTrue(page, page.contains("value=\"My title\""));
    assertTrue(page, page.contains("</span>Their</del>"));
    assertTrue(page, page.contains("name=\"version\" value=\"2\""));
    assertEquals("Their title", revisions().get(0).title());

    assertEquals(303, save(desk.ann, 2, "My title", "My text").status());
    assertEquals("My title", revisions().get(0).title());
  }

  @Test
  public void whatIsWrongIsSaidAndTheTextStays() throws Exception {
    Reply reply = save(desk.ann, 1, " ", "A new text");
    assertEquals(422, reply.status());
    assertTrue(html(reply), html(reply).contains("Enter a title"));
    assertTrue(html(reply), html(reply).contains("A new text"));
  }

  @Test
  public void othersMayNotEdit() {
    var refused = assertThrows(ProblemException.class, () -> save(desk.bob, 1, "Mine", ""));
    assertEquals(403, refused.problem().status());
    FakeRequest form = FakeRequest.get("/").with("id", id).by(desk.bob);
    assertEquals(
        403, assertThrows(ProblemException.class, () -> desk.call(EDIT, form)).problem().status());
  }

  @Test
  public void onlyStaffMoveItToAnotherProduct() throws Exception {
    FakeRequest request = FakeRequest.post("/").with("id", id).by(desk.ann);
    desk.call(EDIT, request.form("product", "app", "title", "T", "body", "", "version", "1"));
    assertEquals("phone", revisions().get(0).product());
    FakeRequest staff = FakeRequest.post("/").with("id", id).by(desk.staff);
    desk.call(EDIT, staff.form("product", "app", "title", "T", "body", "", "version", "2"));
    assertEquals("app", revisions().get(0).product());
  }

  @Test
  public void aPreviewSavesNothing() throws Exception {
    FakeRequest request = FakeRequest.post("/").with("id", id).by(desk.ann);
    Reply reply = desk.call(EDIT, request.form("title", "New", "body", "A & B", "step", "preview"));
    assertEquals(200, reply.status());
    assertTrue(html(reply), html(reply).contains("<p>A &amp; B</p>"));
    assertTrue(html(reply), html(reply).contains("value=\"New\""));
    assertEquals(1, revisions().size());
  }

  @Test
  public void itSpeaksChinese() throws Exception {
    save(desk.staff, 1, "Their title", "Their text");
    FakeRequest mine = FakeRequest.post("/").with("id", id).by(desk.ann);
    mine.in(Locale.SIMPLIFIED_CHINESE).form("title", "My", "body", "x", "version", "1");
    String conflict = html(desk.call(EDIT, mine));
    FakeRequest request = FakeRequest.get("/").with("id", id).in(Locale.SIMPLIFIED_CHINESE);
    String history = desk.page(HISTORY, request);
    for (String page : List.of(conflict, history)) {
      assertFalse(page, page.contains("??"));
    }
    assertTrue(history, history.contains("修改记录"));
  }

  @Test
  public void theAuthorWithdrawsWhatNobodyReliesOn() throws Exception {
    save(desk.ann, 1, "Second", "Two");
    Reply reply = desk.call(WITHDRAW, FakeRequest.post("/").with("id", id).by(desk.ann));
    assertEquals("/suggestions", Desk.location(reply));
    FakeRequest gone = FakeRequest.get("/").with("id", id);
    assertEquals(
        404, assertThrows(ProblemException.class, () -> desk.call(ONE, gone)).problem().status());
    var told = desk.journal.payloads(Withdrawal.WITHDRAWN, Withdrawal.Withdrawn.class);
    assertEquals(Long.parseLong(id), told.get(0).suggestion());
  }

  @Test
  public void whatWasEditedVeryOftenIsWithdrawnAFewRowsAtATime() throws Exception {
    desk.database.write(
        handle -> {
          for (int version = 1_001; version <= 1_250; version++) {
            handle.execute(
                """
                INSERT INTO suggestions_revisions
                  (suggestion_id, version, product_id, title, body, tags, author_id, written_at)
                VALUES (?, ?, 1, 'Title', 'Text', '', 1, CURRENT_TIMESTAMP)
                """,
                Long.parseLong(id),
                version);
          }
          return null;
        });
    int before = storedRevisions();
    assertTrue(before + " revisions", before >= 250);

    desk.call(WITHDRAW, FakeRequest.post("/").with("id", id).by(desk.ann));

    int after = storedRevisions();
    assertTrue(before - after + " in one transaction", before - after <= 100);
    FakeRequest gone = FakeRequest.get("/").with("id", id);
    assertThrows(ProblemException.class, () -> desk.call(ONE, gone));
    assertThrows(ProblemException.class, () -> desk.call(HISTORY, gone));
    assertThrows(ProblemException.class, () -> desk.call(REVISIONS, gone));

    Withdrawal.Withdrawn told =
        desk.journal.payloads(Withdrawal.WITHDRAWN, Withdrawal.Withdrawn.class).get(0);
    for (Subscription each : desk.contributions(Subscription.class)) {
      if (each.types().contains(Withdrawal.WITHDRAWN)) {
        each.handler().handle(List.of(FakeJournal.entry(1, Withdrawal.WITHDRAWN, told)));
      }
    }
    assertEquals(0, storedRevisions());
  }

  private int storedRevisions() {
    return desk.database.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM suggestions_revisions WHERE suggestion_id = :id")
                .bind("id", Long.parseLong(id))
                .mapTo(Integer.class)
                .one());
  }

  @Test
  public void whatWasCommentedStays() throws Exception {
    desk.comment(Long.parseLong(id), desk.bob, "Yes!");
    assertEquals(409, withdrawRefused(desk, desk.ann));
  }

  @Test
  public void whatWasVotedForStays() {
    BallotsFake ballots = new BallotsFake();
    ballots.carry(Subject.of("suggestion", Long.parseLong(id)), "elsewhere", 1, Instant.EPOCH);
    assertEquals(409, withdrawRefused(new Desk(database, ballots), desk.ann));
  }

  @Test
  public void onlyTheAuthorWithdraws() {
    assertEquals(403, withdrawRefused(desk, desk.staff));
  }

  private int withdrawRefused(Desk at, Member by) {
    FakeRequest request = FakeRequest.of("DELETE", "/").with("id", id).by(by);
    return assertThrows(ProblemException.class, () -> at.call(API, request)).problem().status();
  }

  private Reply save(Member by, int version, String title, String body) throws Exception {
    FakeRequest request = FakeRequest.post("/").with("id", id).by(by);
    return desk.call(
        EDIT,
        request.form(
            "title", title, "body", body, "tags", "ui", "version", Integer.toString(version)));
  }

  private List<RevisionAnswer> revisions() throws Exception {
    Slice<?> listed = desk.answer(Slice.class, REVISIONS, FakeRequest.get("/").with("id", id));
    return listed.items().stream().map(RevisionAnswer.class::cast).toList();
  }

  private static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }
}
