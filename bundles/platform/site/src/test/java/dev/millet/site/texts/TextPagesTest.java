package dev.millet.site.texts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Role;
import dev.millet.platform.api.pages.SiteTexts;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMarkdown;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class TextPagesTest {

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final Database database;
  private final FakeJournal journal;
  private final Member admin = new FakeMembers().add("boss", Role.ADMIN);
  private StoredTexts texts;
  private TextPages pages;
  private TextsApi api;

  public TextPagesTest(TestDatabase test) {
    this.database = test.database();
    this.journal = new FakeJournal(database);
  }

  @Before
  public void open() {
    database.write(handle -> handle.createUpdate("DELETE FROM site_texts").execute());
    database.write(handle -> handle.createUpdate("DELETE FROM site_consents").execute());
    texts = new StoredTexts(database);
    pages =
        new TextPages(
            database,
            texts,
            new TextChanges(texts, journal),
            new FakeMarkdown(),
            new PlainPages("dev.millet.site.templates"));
    api = new TextsApi(texts, new TextChanges(texts, journal));
  }

  private Reply call(String method, String template, FakeRequest request) throws Exception {
    Route route =
        Stream.concat(pages.contributions().stream(), api.routes().stream())
            .filter(Route.class::isInstance)
            .map(Route.class::cast)
            .filter(each -> each.method().equals(method) && each.template().equals(template))
            .findFirst()
            .orElseThrow();
    return route.handler().handle(request.by(admin));
  }

  private void write(String kind, String english, String chinese) throws Exception {
    assertEquals(303, save(kind, version(kind), english, chinese).status());
  }

  /** Returns the version that the form is based on. */
  private String version(String kind) throws Exception {
    FakeRequest form = FakeRequest.get("/admin/texts/" + kind).with("kind", kind);
    return html(call("GET", "/admin/texts/{kind}", form))
        .replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
  }

  private static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  private Reply save(String kind, String version, String english, String chinese) throws Exception {
    return call(
        "POST",
        "/admin/texts/{kind}",
        FakeRequest.post("/admin/texts/" + kind)
            .with("kind", kind)
            .form("version", version, "english", english, "chinese", chinese));
  }

  private String read(String path, Locale language) throws Exception {
    Reply reply = call("GET", path, FakeRequest.get(path).in(language));
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  @Test
  public void aTextIsReadInTheReadersLanguageOrElseInTheOther() throws Exception {
    write("privacy", "We keep little.", "我们保存得很少。");
    assertTrue(read("/privacy", Locale.ENGLISH).contains("We keep little."));
    assertTrue(read("/privacy", Locale.SIMPLIFIED_CHINESE).contains("我们保存得很少。"));
    write("terms", "", "友善待人。");
    assertTrue(read("/terms", Locale.ENGLISH).contains("友善待人。"));
  }

  @Test
  public void whatIsNotWrittenIsNotThereAndNotLinked() throws Exception {
    assertThrows(ProblemException.class, () -> read("/contact", Locale.ENGLISH));
    assertEquals(List.of(), texts.all());
    write("contact", "Write to us.", "");
    assertEquals(List.of(new SiteTexts.Text("contact", 1, false)), texts.all());
    write("contact", "", "");
    assertEquals(List.of(), texts.all());
    assertThrows(ProblemException.class, () -> read("/contact", Locale.ENGLISH));
  }

  @Test
  public void whatSomebodyElseWroteMeanwhileIsNotOverwritten() throws Exception {
    write("terms", "Be kind.", "");
    String read = version("terms");
    write("terms", "Be kind and brief.", "");
    Reply late = save("terms", read, "Be on time.", "准时。");
    assertEquals(409, late.status());
    String page = html(late);
    assertTrue(page, page.contains("Changed by someone else meanwhile"));
    assertTrue(page, page.contains("Be on time.") && page.contains("准时。"));
    assertTrue(read("/terms", Locale.ENGLISH).contains("Be kind and brief."));
    String now = page.replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
    assertEquals(303, save("terms", now, "Be on time.", "").status());
    assertTrue(read("/terms", Locale.ENGLISH).contains("Be on time."));
  }

  @Test
  public void aTextThatWasTakenAwayHasAVersionToo() throws Exception {
    write("contact", "Write to us.", "");
    write("contact", "", "");
    assertEquals(409, save("contact", "0", "Call us.", "").status());
    write("contact", "Call us.", "");
    assertEquals(3, texts.all().get(0).version());
  }

  @Test
  public void programsReadAndWriteTextsWithTheirVersion() throws Exception {
    TextForm wanted = new TextForm(" Be kind. ", "友善待人。");
    assertEquals(428, refused(put("terms").json(wanted)));
    Reply made =
        call("PUT", "/api/v1/texts/{kind}", put("terms").header("If-Match", "\"0\"").json(wanted));
    assertEquals("Be kind.", answer(made).english());
    assertEquals(1, answer(made).version());
    assertEquals(412, refused(put("terms").header("If-Match", "\"0\"").json(wanted)));
    Reply read = call("GET", "/api/v1/texts/{kind}", FakeRequest.get("/").with("kind", "terms"));
    assertEquals("友善待人。", answer(read).chinese());
    assertEquals(404, refused(put("imprint").header("If-Match", "\"0\"").json(wanted)));
  }

  @Test
  public void aTextThatIsTooLongForItsColumnIsRefusedInWords() throws Exception {
    String full = "字".repeat(40_000);
    assertEquals(303, save("terms", "0", full, full).status());
    for (String more : List.of("字" + full, "\uD83D\uDE00".repeat(20_001))) {
      Reply refused = save("terms", version("terms"), more, "");
      assertEquals(422, refused.status());
      assertTrue(html(refused).contains("Shorten the text"));
      FakeRequest program = put("terms").header("If-Match", "\"1\"").json(new TextForm("", more));
      assertEquals(422, refused(program));
    }
  }

  private static FakeRequest put(String kind) {
    return FakeRequest.of("PUT", "/api/v1/texts/" + kind).with("kind", kind);
  }

  private static TextsApi.TextAnswer answer(Reply reply) {
    return (TextsApi.TextAnswer) ((Reply.JsonValue) reply.body()).value();
  }

  private int refused(FakeRequest request) {
    return assertThrows(ProblemException.class, () -> call("PUT", "/api/v1/texts/{kind}", request))
        .problem()
        .status();
  }

  @Test
  public void eachChangeIsAnotherVersionAndTheJournalTellsOfIt() throws Exception {
    write("terms", "Be kind.", "");
    write("terms", "Be kind and brief.", "");
    assertEquals(List.of(new SiteTexts.Text("terms", 2, true)), texts.all());
    assertEquals(2, journal.entries().size());
    assertEquals(2, new StoredTexts(database).all().get(0).version());
  }

  @Test
  public void aConsentIsKeptWithItsVersionAndGoesWithTheMember() throws Exception {
    write("privacy", "We keep little.", "");
    write("contact", "Write to us.", "");
    texts.agree(42);
    write("privacy", "We keep less.", "");
    MemberData data =
        pages.contributions().stream()
            .filter(MemberData.class::isInstance)
            .map(MemberData.class::cast)
            .findFirst()
            .orElseThrow();
    List<?> kept = (List<?>) data.exporter().export(42);
    assertEquals(1, kept.size());
    TextPages.Agreed agreed = (TextPages.Agreed) kept.get(0);
    assertEquals("privacy", agreed.text());
    assertEquals(1, agreed.version());
    data.erasure().eraseSome(42);
    data.erasure().eraseSome(admin.id());
    assertEquals(List.of(), data.exporter().export(42));
    assertFalse(new StoredTexts(database).all().isEmpty());
  }
}
