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
            journal,
            texts,
            new FakeMarkdown(),
            new PlainPages("dev.millet.site.templates"));
  }

  private Reply call(String method, String template, FakeRequest request) throws Exception {
    Route route =
        pages.contributions().stream()
            .filter(Route.class::isInstance)
            .map(Route.class::cast)
            .filter(each -> each.method().equals(method) && each.template().equals(template))
            .findFirst()
            .orElseThrow();
    return route.handler().handle(request.by(admin));
  }

  private void write(String kind, String english, String chinese) throws Exception {
    Reply reply =
        call(
            "POST",
            "/admin/texts/{kind}",
            FakeRequest.post("/admin/texts/" + kind)
                .with("kind", kind)
                .form("english", english, "chinese", chinese));
    assertEquals(303, reply.status());
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
