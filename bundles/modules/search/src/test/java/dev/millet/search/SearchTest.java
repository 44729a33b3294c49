package dev.millet.search;

import static dev.millet.search.Shelf.ids;
import static dev.millet.search.Shelf.search;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.products.Audience;
import dev.millet.api.products.Product;
import dev.millet.api.subjects.Subject;
import dev.millet.search.index.ChangeLog;
import dev.millet.search.query.Marked.Mark;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class SearchTest {

  private final TestDatabase test;
  private Shelf shelf;

  public SearchTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void open() {
    shelf = new Shelf(test);
  }

  @After
  public void close() {
    shelf.close();
  }

  @Test
  public void whatWasWrittenIsFoundAtOnce() throws Exception {
    shelf.put(1, "Dark mode for the calendar", "My eyes hurt at night.");
    assertEquals(List.of(1L), shelf.find("dark"));
    shelf.put(1, "Bright mode", "");
    assertEquals(List.of(), shelf.find("dark"));
    assertEquals(List.of(1L), shelf.find("bright"));
    shelf.remove(1);
    assertEquals(List.of(), shelf.find("bright"));
  }

  @Test
  public void whatWasThereBeforeIsFound() throws Exception {
    try (Shelf other = new Shelf(test)) {
      for (long id = 1; id <= 450; id++) {
        other.notes.all.put(id, document(id, "Note number " + id));
      }
      while (!other.found(search("note")).complete()) {
        continue; // each search reads on for a moment
      }
      assertEquals(List.of(437L), other.find("437"));
    }
  }

  private static dev.millet.api.search.SearchDocument document(long id, String title) {
    return dev.millet.api.search.SearchDocument.of(Subject.of("note", id), title, "/notes/" + id);
  }

  @Test
  public void anotherNodeFindsItAtOnce() throws Exception {
    try (Shelf other = new Shelf(test)) {
      other.find("anything");
      other.notes.all.put(7L, document(7, "Fingerprint"));
      shelf.put(7, "Fingerprint", "");
      assertEquals(List.of(7L), other.find("fingerprint"));
    }
  }

  @Test
  public void anAnswerOfAnotherFormIsReadAgain() throws Exception {
    shelf.put(1, "One", "");
    shelf.find("one");
    shelf.notes.all.put(1L, document(1, "Two"));
    assertEquals(List.of(), shelf.find("two"));
    shelf.notes.form = 2;
    assertEquals(List.of(1L), shelf.find("two"));
  }

  @Test
  public void aTypeWhoseModuleIsAwayIsNotFound() throws Exception {
    shelf.put(1, "One", "");
    assertEquals(List.of(1L), shelf.find("one"));
    shelf.present(false);
    assertEquals(0, shelf.found(search("one")).count());
    shelf.notes.all.put(1L, document(1, "Two"));
    shelf.present(true);
    assertEquals(List.of(), shelf.find("one"));
    assertEquals(List.of(1L), shelf.find("two"));
  }

  @Test
  public void wordsAreFoundInAllTheirShapes() throws Exception {
    shelf.put(1, "Add a dark-mode for settings", "");
    shelf.put(2, "Notifications arrive late", "");
    shelf.put(3, "Support C# and C++", "");
    shelf.put(4, "Camera.takePicture crashes", "");
    for (String typed :
        List.of("dark mode", "dark-mode", "DARK MODE", "ｄａｒｋ　ｍｏｄｅ", "dar", "drak")) {
      assertEquals(typed, List.of(1L), shelf.find(typed));
    }
    for (String typed : List.of("notification", "notificatoins", "notif", "arrives")) {
      assertEquals(typed, List.of(2L), shelf.find(typed));
    }
    for (String typed :
        List.of("takePicture", "takepicture", "take picture", "picture", "Camera.takePicture")) {
      assertEquals(typed, List.of(4L), shelf.find(typed));
    }
    for (String typed : List.of("C#", "c#", "C++", "Ｃ＃")) {
      assertEquals(typed, List.of(3L), shelf.find(typed));
    }
  }

  @Test
  public void chineseJapaneseAndKoreanAreFound() throws Exception {
    shelf.put(1, "小米11 录屏没有声音", "更新以后就这样");
    shelf.put(2, "請支援螢幕錄影", "");
    shelf.put(3, "ダークモードを追加してください", "");
    shelf.put(4, "다크 모드를 추가해 주세요", "");
    for (String typed : List.of("录屏", "錄屏", "小米", "录屏声音", "声", "小米11 录屏")) {
      assertEquals(typed, List.of(1L), shelf.find(typed));
    }
    assertEquals(List.of(2L), shelf.find("荧幕录影"));
    assertEquals(List.of(3L), shelf.find("ダーク"));
    assertEquals(List.of(3L), shelf.find("ﾀﾞｰｸﾓｰﾄﾞ"));
    assertEquals(List.of(4L), shelf.find("다크"));
    shelf.put(5, "小米11 录屏 no sound", "");
    assertEquals(List.of(5L), shelf.find("小米11 录屏 no sound"));
  }

  @Test
  public void signsFindNothingAndBreakNothing() throws Exception {
    shelf.put(1, "100% of it", "");
    for (String typed :
        List.of(
            "!",
            "' & |",
            "()",
            "%00",
            "\0",
            "AND OR NOT",
            "a:b",
            "\"",
            "*",
            "?",
            "[1 TO",
            "~",
            "\\",
            "\ud800")) {
      shelf.found(search(typed));
      assertEquals(typed, 200, shelf.call(FakeRequest.get("/search").query("q", typed)).status());
    }
    assertEquals(0, shelf.found(search("' & |")).count());
    shelf.found(search("long ".repeat(5_000)));
    shelf.found(search("x".repeat(50_000)));
    assertThrows(ProblemException.class, () -> shelf.found(search(" ")));
  }

  @Test
  public void whatMatchesIsMarkedAndEscaped() throws Exception {
    shelf.put(1, "Dark <b>mode</b> 錄屏", "x".repeat(9) + " & dark & 😀 dark");
    SearchAnswer.Item item = shelf.found(search("dark 录屏")).items().get(0);
    assertEquals(List.of(new Mark(0, 4), new Mark(17, 19)), item.title().marks());
    assertEquals(
        "<mark>Dark</mark> &lt;b&gt;mode&lt;/b&gt; <mark>錄屏</mark>", item.title().html().markup());
    assertEquals(
        "xxxxxxxxx &amp; <mark>dark</mark> &amp; 😀 <mark>dark</mark>",
        item.text().html().markup());
  }

  @Test
  public void whatAReaderMustNotSeeIsNeitherFoundNorCounted() throws Exception {
    Product closed =
        shelf.product(
            "Closed " + System.nanoTime(), new Audience(Audience.Kind.GROUPS, List.of("crew")));
    shelf.put(1, "Secret of the catalog", "");
    shelf.put(2, "Secret of the product", "", each -> each.withProduct(closed.id()));
    shelf.put(
        3,
        "Secret of a group",
        "",
        each -> each.withAudience(new Audience(Audience.Kind.GROUPS, List.of("crew"))));
    shelf.put(
        4,
        "Secret of members",
        "",
        each -> each.withAudience(new Audience(Audience.Kind.MEMBERS, List.of())));
    shelf.put(5, "Secret of nobody", "");
    shelf.notes.secret.add("1");
    assertSees(search("secret"), 5L);
    assertSees(search("secret").by(shelf.ann), 4L, 5L);
    shelf.members.join(shelf.ann, "crew");
    assertSees(search("secret").by(shelf.ann), 2L, 3L, 4L, 5L);
    assertSees(search("secret").by(shelf.staff), 1L, 2L, 3L, 4L, 5L);
    String page = page(FakeRequest.get("/search").query("q", "secret"));
    assertTrue(page, page.contains("of nobody"));
    assertFalse(page, page.contains("of the catalog") || page.contains("of the product"));
  }

  private void assertSees(FakeRequest request, Long... wanted) throws Exception {
    SearchAnswer answer = shelf.found(request);
    assertEquals(List.of(wanted), ids(answer).stream().sorted().toList());
    assertEquals(wanted.length, answer.count());
    assertFalse(answer.more());
  }

  @Test
  public void filtersLeaveWhatHasThem() throws Exception {
    Product one = shelf.product("One " + System.nanoTime(), Audience.EVERYBODY);
    shelf.put(
        1,
        "Lamp",
        "",
        each -> each.withProduct(one.id()).withStatus("open").withTags(List.of("ui")));
    shelf.put(
        2,
        "Lamp",
        "",
        each ->
            each.withAssignee(shelf.staff.id())
                .withCreatedAt(Instant.parse("2026-11-30T23:59:59Z")));
    shelf.put(3, "Lamp", "", each -> each.withCreatedAt(Instant.parse("2026-12-01T00:00:00Z")));
    assertEquals(List.of(1L), ids(shelf.found(search("lamp").query("product", one.slug()))));
    assertEquals(List.of(1L), ids(shelf.found(search("lamp").query("status", "open"))));
    assertEquals(List.of(1L), ids(shelf.found(search("lamp").query("tag", "UI"))));
    assertEquals(List.of(2L), ids(shelf.found(search("lamp").query("assignee", "@kim"))));
    assertEquals(List.of(), ids(shelf.found(search("lamp").query("assignee", "nobody"))));
    assertEquals(List.of(), ids(shelf.found(search("lamp").query("type", "other"))));
    assertEquals(
        List.of(2L),
        ids(shelf.found(search("lamp").query("from", "2026-11-30").query("to", "2026-11-30"))));
    assertEquals(List.of(3L), ids(shelf.found(search("lamp").query("from", "2026-12-01"))));
    assertThrows(ProblemException.class, () -> shelf.found(search("lamp").query("from", "today")));
    assertThrows(
        ProblemException.class, () -> shelf.found(search("lamp").query("product", "none")));
  }

  @Test
  public void aListGoesOnBehindItsCursor() throws Exception {
    for (long id = 1; id <= 12; id++) {
      shelf.put(id, "Same", "");
    }
    SearchAnswer first = shelf.found(search("same").query("limit", "5"));
    SearchAnswer second =
        shelf.found(search("same").query("limit", "5").query("after", first.next()));
    SearchAnswer third =
        shelf.found(search("same").query("limit", "5").query("after", second.next()));
    assertEquals(12, first.count());
    assertEquals(5, second.items().size());
    assertEquals(2, third.items().size());
    assertEquals(null, third.next());
    assertThrows(
        ProblemException.class,
        () -> shelf.found(search("other").query("limit", "5").query("after", first.next())));
  }

  @Test
  public void changesAreToldInsideTheirTransaction() {
    ChangeLog changes = new ChangeLog(shelf.database);
    assertThrows(
        IllegalStateException.class, () -> changes.changed(List.of(Subject.of("note", 1))));
  }

  @Test
  public void thePageSaysWhereThereIsNothing() throws Exception {
    String page = page(FakeRequest.get("/search").query("q", "nowhere<b>"));
    assertTrue(page, page.contains("No results for “nowhere&lt;b&gt;”"));
    String chinese =
        page(FakeRequest.get("/search").query("q", "没有").in(Locale.forLanguageTag("zh-CN")));
    assertTrue(chinese, chinese.contains("没有找到“没有”"));
  }

  private String page(FakeRequest request) throws Exception {
    Reply reply = shelf.call(request);
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }
}
