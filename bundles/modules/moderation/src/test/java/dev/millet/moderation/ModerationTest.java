package dev.millet.moderation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.Visibility;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class ModerationTest {

  private final Board board;

  public ModerationTest(TestDatabase database) {
    board = new Board(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void anActionChangesTheItemAndIsLoggedAndToldToTheJournal() throws Exception {
    Subject note = board.note(1, board.ann);
    ActionAnswer done = board.act(note, "hide", "abuse", "not like this");
    assertEquals(Visibility.HIDDEN, board.visibility(note));
    assertEquals("mod", done.by().handle());
    assertEquals("ann", done.author().handle());
    assertEquals(new ActionAnswer.Reason("abuse", "not like this"), done.reason());
    var told = board.journal.payloads(Moderation.ACTED, Moderation.Acted.class).get(0);
    assertEquals(
        new Moderation.Acted(
            done.id(), note, board.ann.id(), "hide", board.moderator.id(), done.at()),
        told);
  }

  @Test
  public void everythingCanBeTakenBack() throws Exception {
    Subject note = board.note(1, board.ann);
    board.act(note, "remove", "illegal", "");
    board.act(note, "lock", "off-topic", "");
    board.act(note, "restore", "", "");
    board.act(note, "unlock", "", "");
    ItemAnswer item = item(note);
    assertEquals("visible", item.visibility());
    assertFalse(item.locked());
    assertEquals(
        List.of("remove", "lock", "restore", "unlock"),
        item.actions().stream().map(ActionAnswer::action).toList());
  }

  @Test
  public void aReasonIsNeededToTakeSomethingAway() throws Exception {
    Subject note = board.note(1, board.ann);
    assertEquals(422, Board.refusal(() -> board.act(note, "hide", "", "")));
    assertEquals(422, Board.refusal(() -> board.act(note, "hide", "other", "")));
    assertEquals(422, Board.refusal(() -> board.act(note, "hide", "suspension", "")));
    assertEquals(422, Board.refusal(() -> board.act(note, "burn", "spam", "")));
    assertEquals(422, Board.refusal(() -> board.act(note, "hide", "spam", "字".repeat(1_001))));
    assertEquals(Visibility.VISIBLE, board.visibility(note));
    board.act(note, "hide", "other", "字".repeat(1_000));
  }

  @Test
  public void whatIsSoAlreadyOrUnknownIsRefusedAndNotLogged() throws Exception {
    Subject note = board.note(1, board.ann);
    assertEquals("moderation.unchanged", Board.code(() -> board.act(note, "restore", "", "")));
    assertEquals("moderation.unchanged", Board.code(() -> board.act(note, "unlock", "", "")));
    assertEquals(404, Board.refusal(() -> board.act(Subject.of("note", 2), "hide", "spam", "")));
    assertEquals(404, Board.refusal(() -> board.act(Subject.of("other", 1), "hide", "spam", "")));
    board.notes.discussed = false;
    assertEquals("moderation.no-discussion", Board.code(() -> board.act(note, "lock", "spam", "")));
    board.guard.suspend(board.moderator);
    assertEquals("members.not-active", Board.code(() -> board.act(note, "hide", "spam", "")));
    assertEquals(List.of(), item(note).actions());
    assertEquals(Visibility.VISIBLE, board.visibility(note));
  }

  @Test
  public void ofTwoModeratorsAtOnceOneIsToldThatItIsSoAlready() throws Exception {
    Subject note = board.note(1, board.ann);
    Race.Outcome outcome =
        new Race(board.database)
            .run(
                handle -> board.act(note, "hide", "spam", ""),
                () -> board.act(note, "hide", "abuse", ""));
    assertEquals(409, outcome.second());
    assertEquals(1, item(note).actions().size());
  }

  @Test
  public void anAuthorIsToldWhyButNotByWhom() throws Exception {
    Subject note = board.note(1, board.ann);
    board.note(2, board.bob);
    board.act(note, "hide", "abuse", "be kind");
    board.act(Subject.of("note", 2), "hide", "spam", "");
    List<?> own = board.answer(Slice.class, Board.OWN, FakeRequest.get("/").by(board.ann)).items();
    assertEquals(1, own.size());
    OwnModel.Answer told = (OwnModel.Answer) own.get(0);
    assertEquals("be kind", told.reason().note());
    assertTrue(told.answerable());
    String page = Board.html(board.call("/moderation/own", FakeRequest.get("/").by(board.ann)));
    assertTrue(page, page.contains("Abusive or insulting") && page.contains("be kind"));
    assertFalse(page, page.contains("mod<") || page.contains("/members/mod"));
  }

  @Test
  public void anAuthorAnswersOnceAndModeratorsReadIt() throws Exception {
    Subject note = board.note(1, board.ann);
    long id = board.act(note, "remove", "abuse", "").id();
    assertEquals(404, Board.refusal(() -> board.reply(board.bob, id, "no")));
    assertEquals(422, Board.refusal(() -> board.reply(board.ann, id, " ")));
    board.reply(board.ann, id, "it was a joke");
    assertEquals("moderation.answered", Board.code(() -> board.reply(board.ann, id, "again")));
    assertEquals("it was a joke", item(note).actions().get(0).reply().text());
    assertEquals(1, log("replied", "true").size());
    board.act(note, "restore", "", "");
    assertEquals("moderation.settled", Board.code(() -> board.reply(board.ann, id, "thanks")));
    long second = board.act(note, "hide", "spam", "").id();
    board.reply(board.ann, second, "it is none");
  }

  @Test
  public void theLogIsFilteredAndReadOn() throws Exception {
    for (int i = 1; i <= 5; i++) {
      board.act(board.note(i, i % 2 == 0 ? board.ann : board.bob), "hide", "spam", "");
    }
    board.act(Subject.of("note", 1), "remove", "illegal", "");
    assertEquals(6, log("limit", "100").size());
    assertEquals(1, log("action", "remove").size());
    assertEquals(1, log("reason", "illegal").size());
    assertEquals(2, log("member", "@ANN").size());
    assertEquals(0, log("member", "nobody-here").size());
    assertEquals(422, Board.refusal(() -> log("action", "burn")));
    assertEquals(422, Board.refusal(() -> log("reason", "because")));
    FakeRequest first = FakeRequest.get(Board.ACTIONS).by(board.moderator).query("limit", "4");
    Slice<?> slice = board.answer(Slice.class, Board.ACTIONS, first);
    assertEquals("remove", ((ActionAnswer) slice.items().get(0)).action());
    assertEquals(2, log("after", slice.next()).size());
  }

  @Test
  public void besideAnItemEverybodySeesWhatIsTheirs() throws Exception {
    Subject note = board.note(1, board.ann);
    for (Member reader : new Member[] {null, board.bob, board.ann}) {
      assertEquals("", board.part(reader, note));
    }
    assertTrue(board.part(board.moderator, note).contains("?action=hide"));
    assertFalse(board.part(board.moderator, note).contains("?action=restore"));
    board.act(note, "hide", "abuse", "be <kind>");
    assertEquals("", board.part(null, note));
    assertEquals("", board.part(board.bob, note));
    String own = board.part(board.ann, note);
    assertTrue(own, own.contains("be &lt;kind") && own.contains("/moderation/own#action-"));
    assertFalse(own, own.contains("?action="));
    assertTrue(board.part(board.moderator, note).contains("?action=restore"));
    board.act(note, "restore", "", "");
    assertEquals("", board.part(board.ann, note));
  }

  @Test
  public void theFormComesBackWithWhatIsWrong() throws Exception {
    Subject note = board.note(1, board.ann);
    Reply wrong = submit(note, "action", "hide", "note", "so there");
    assertEquals(422, wrong.status());
    assertTrue(Board.html(wrong).contains("so there"));
    String[] right = {"action", "hide", "reason", "spam", "note", ""};
    assertEquals("done.hide", notice(submit(note, right)));
    assertEquals(Visibility.HIDDEN, board.visibility(note));
    assertEquals("item.unchanged", notice(submit(note, right)));
    board.notes.replaced = true;
    Reply gone = submit(note, "action", "restore", "reason", "", "note", "");
    assertEquals("done.restore", notice(gone));
    assertTrue(gone.headers().contains(Map.entry("Location", "/admin/moderation")));
  }

  @Test
  public void thePagesAreThereInBothLanguages() throws Exception {
    Subject note = board.note(1, board.ann);
    long id = board.act(note, "remove", "private-data", "电话").id();
    board.reply(board.ann, id, "为什么");
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      for (String page :
          List.of(
              Board.html(board.call("/admin/moderation", read(locale, board.moderator))),
              Board.html(
                  board.call(
                      "/moderation/items/{type}/{id}",
                      Board.about(read(locale, board.moderator), note))),
              Board.html(board.call("/moderation/own", read(locale, board.ann))))) {
        assertTrue(page, page.contains("为什么") && page.contains("电话"));
        assertFalse(page, page.contains("??"));
      }
    }
  }

  private static FakeRequest read(Locale locale, Member by) {
    return FakeRequest.get("/").in(locale).by(by);
  }

  @Test
  public void aSuspensionHidesAndItsEndRestoresExactlyThat() throws Exception {
    for (int i = 1; i <= 120; i++) {
      board.note(i, board.ann);
    }
    Subject other = board.note(200, board.bob);
    Subject before = Subject.of("note", 1);
    Subject meanwhile = Subject.of("note", 2);
    board.act(before, "hide", "spam", "");
    Suspensions.Suspension told =
        new Suspensions.Suspension(board.ann.id(), board.moderator.id(), true);
    board.hear(10, "members.suspended", told);
    assertEquals(120, board.notes.hidden());
    assertEquals(Visibility.VISIBLE, board.visibility(other));
    board.act(meanwhile, "remove", "illegal", "");
    board.hear(20, "members.resumed", told);
    assertEquals(2, board.notes.hidden());
    assertEquals(Visibility.HIDDEN, board.visibility(before));
    assertEquals(Visibility.REMOVED, board.visibility(meanwhile));
    board.hear(30, "members.suspended", new Suspensions.Suspension(board.ann.id(), null, false));
    assertEquals(2, board.notes.hidden());
  }

  @Test
  public void theEndOfASuspensionBearsThatAnItemIsGone() throws Exception {
    Subject note = board.note(1, board.ann);
    Suspensions.Suspension told = new Suspensions.Suspension(board.ann.id(), null, true);
    board.hear(10, "members.suspended", told);
    board.notes.clear();
    board.hear(20, "members.resumed", told);
    assertEquals(404, Board.refusal(() -> item(note)));
  }

  @Test
  public void aMemberGetsACopyAndIsErased() throws Exception {
    Subject note = board.note(1, board.ann);
    long id = board.act(note, "hide", "abuse", "be kind").id();
    board.reply(board.ann, id, "sorry then");
    String copy = board.data().exporter().export(board.ann.id()).toString();
    assertTrue(copy, copy.contains("be kind") && copy.contains("sorry then"));
    assertTrue(board.data().exporter().export(board.moderator.id()).toString().contains("be kind"));
    for (Member gone : List.of(board.ann, board.moderator)) {
      while (!board.database.write(handle -> board.data().erasure().eraseSome(gone.id()))) {
        continue;
      }
    }
    ActionAnswer left = (ActionAnswer) log("limit", "10").get(0);
    assertNull(left.author());
    assertNull(left.by());
    assertNull(left.reply());
    assertEquals("be kind", left.reason().note());
  }

  private ItemAnswer item(Subject note) throws Exception {
    FakeRequest request = Board.about(FakeRequest.get("/"), note).by(board.moderator);
    return board.answer(ItemAnswer.class, Board.ITEM, request);
  }

  private List<?> log(String name, String value) throws Exception {
    FakeRequest request = FakeRequest.get(Board.ACTIONS).by(board.moderator).query(name, value);
    return board.answer(Slice.class, Board.ACTIONS, request).items();
  }

  private static String notice(Reply reply) {
    return reply.headers().stream()
        .filter(each -> each.getKey().equals("Millet-Notice"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private Reply submit(Subject note, String... form) throws Exception {
    return board.call(
        "/moderation/items/{type}/{id}",
        Board.about(FakeRequest.post("/"), note).by(board.moderator).form(form));
  }
}
