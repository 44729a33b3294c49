package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.api.search.SearchDocument;
import dev.millet.api.search.SearchSource;
import dev.millet.events.SeriesApi.SeriesAnswer;
import dev.millet.events.series.NewSeries;
import dev.millet.events.translation.Languages;
import dev.millet.events.translation.NewTranslation;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class TranslationsTest {

  private static final String EVENT = "/events/{id}";
  private static final String TEXT = Venue.ONE + "/translations/{language}";
  private static final String FORM = EVENT + "/translations";
  private static final Locale EN = Locale.ENGLISH;
  private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

  private final Venue venue;

  public TranslationsTest(TestDatabase database) {
    venue = new Venue(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private EventAnswer put(Member by, EventAnswer event, String language, String title, String body)
      throws Exception {
    FakeRequest request = venue.about(FakeRequest.of("PUT", "/"), event).by(by);
    request.with("language", language).header("If-Match", "\"" + event.version() + "\"");
    return venue.answer(
        EventAnswer.class, TEXT, request.json(new NewTranslation.Text(title, body)));
  }

  private Reply send(EventAnswer event, int version, String... fields) throws Exception {
    String[] all = new String[fields.length + 2];
    System.arraycopy(fields, 0, all, 0, fields.length);
    all[fields.length] = "version";
    all[fields.length + 1] = "" + version;
    return venue.call(FORM, venue.about(FakeRequest.post("/"), event).by(venue.host).form(all));
  }

  private static List<String> languages(EventAnswer event) {
    return event.translations().stream().map(EventAnswer.Translated::language).toList();
  }

  private NewEvent in(String language) {
    NewEvent typed = venue.typed("Walk", 5, 1);
    return new NewEvent(
        typed.kind(),
        typed.title(),
        typed.body(),
        language,
        typed.city(),
        typed.place(),
        typed.address(),
        typed.link(),
        typed.start(),
        typed.end(),
        typed.zone(),
        typed.languages(),
        typed.access(),
        typed.agenda(),
        typed.cost(),
        typed.mode(),
        typed.capacity(),
        typed.guests(),
        typed.opens(),
        typed.closes());
  }

  @Test
  public void readersSeeTheirLanguageElseTheEventsOwnAndAreLedToTheOthers() throws Exception {
    EventAnswer event = venue.announce(in("en"));
    EventAnswer second = put(venue.host, event, "zh-cn", "夜拍 \"<b>\"", "我们走走。");
    EventAnswer third = put(venue.host, second, "de", "Spaziergang", "Wir gehen.");
    assertEquals(List.of("de", "zh-CN"), languages(third));
    assertEquals("Walk", third.title());
    assertEquals("en", third.language());
    String chinese = venue.page(venue.bob, EVENT, event, ZH);
    assertTrue(chinese, chinese.contains("<h1 dir=\"auto\">夜拍 \"&lt;b&gt;"));
    assertTrue(chinese, chinese.contains("我们走走。"));
    assertTrue(chinese, chinese.contains("?lang=de\" hreflang=\"de\" lang=\"de\">Deutsch</a>"));
    String english = venue.page(venue.bob, EVENT, event, EN);
    assertTrue(english, english.contains("<h1 dir=\"auto\">Walk</h1>"));
    FakeRequest asked = venue.about(FakeRequest.get("/").query("lang", "de-CH"), event);
    String german = Venue.html(venue.call(EVENT, asked.in(EN)));
    assertTrue(german, german.contains("<h1 dir=\"auto\" lang=\"de\">Spaziergang</h1>"));
    assertTrue(german, german.contains("lang=\"de\"><p>Wir gehen."));
    assertTrue(venue.page(null, "/events", null, ZH).contains("夜拍"));
    FakeRequest file = venue.about(FakeRequest.get("/"), event).in(ZH);
    assertTrue(Venue.html(venue.call(EVENT + "/event.ics", file)).contains("SUMMARY:Walk"));
  }

  @Test
  public void whatWasWrittenBeforeIsTheFirstTextInALanguageThatNobodySaid() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 5, 1));
    venue.database.write(h -> h.execute("UPDATE events_events SET text_language = NULL"));
    assertNull(venue.show(event).language());
    EventAnswer both = put(venue.host, event, "zh-CN", "夜拍", "");
    assertTrue(venue.page(null, EVENT, event, EN).contains("Walk</h1>"));
    String chinese = venue.page(null, EVENT, event, ZH);
    assertTrue(chinese, chinese.contains("夜拍</h1>"));
    assertTrue(chinese, chinese.contains("?lang=und\">"));
    FakeRequest first = venue.about(FakeRequest.get("/").query("lang", "und"), event).in(ZH);
    assertTrue(Venue.html(venue.call(EVENT, first)).contains("Walk</h1>"));
    EventAnswer said = venue.edit(venue.host, both, in("en"));
    assertEquals("en", said.language());
    EventAnswer kept = venue.edit(venue.host, said, in(""));
    assertEquals("en", kept.language());
    assertEquals(
        "language translated", Venue.refusal(() -> venue.edit(venue.host, kept, in("zh-cn"))));
  }

  @Test
  public void aTranslationIsForHostsAndBasedOnWhatTheyRead() throws Exception {
    EventAnswer event = venue.announce(in("en"));
    assertEquals("events.not-yours", Venue.refusal(() -> put(venue.bob, event, "de", "Gang", "")));
    put(venue.host, event, "de", "Gang", "");
    assertEquals(
        "changed-meanwhile", Venue.refusal(() -> put(venue.host, event, "fr", "Balade", "")));
    EventAnswer now = venue.show(event);
    assertEquals(now.version(), put(venue.host, now, "de", "Gang", "").version());
    assertEquals("language no-language", Venue.refusal(() -> put(venue.host, now, "cn", "夜拍", "")));
    assertEquals("language own", Venue.refusal(() -> put(venue.host, now, "en", "Walk", "")));
    FakeRequest removal = venue.about(FakeRequest.of("DELETE", "/"), event).by(venue.host);
    removal.with("language", "de").header("If-Match", "\"" + now.version() + "\"");
    assertEquals(List.of(), languages(venue.answer(EventAnswer.class, TEXT, removal)));
  }

  @Test
  public void theFormKeepsWhatWasTypedAndSaysWhatIsWrong() throws Exception {
    EventAnswer event = venue.announce(in("en"));
    Reply wrong = send(event, event.version(), "language", "cn", "title", "夜拍");
    assertEquals(422, wrong.status());
    assertTrue(Venue.html(wrong).contains("Enter a language such as en, de or zh-CN"));
    assertTrue(Venue.html(wrong).contains("value=\"夜拍\""));
    Reply own = send(event, event.version(), "language", "en", "title", "Walk");
    assertEquals(422, own.status());
    String right = send(event, event.version(), "language", "zh-CN", "title", "夜拍").toString();
    assertFalse(right, right.contains("422"));
    Reply late = send(event, event.version(), "language", "de", "title", "Gang");
    assertEquals(422, late.status());
    String form = venue.page(venue.host, EVENT + "/edit", event, EN);
    assertTrue(form, form.contains("value=\"夜拍\""));
    FakeRequest drop = venue.about(FakeRequest.post("/"), event).by(venue.host);
    venue.call(FORM + "/{language}/remove", drop.with("language", "zh-CN"));
    assertEquals(List.of(), languages(venue.show(event)));
  }

  @Test
  public void anEventHasTwentyLanguagesBesidesItsOwn() throws Exception {
    EventAnswer event = venue.announce(in("en"));
    for (String language :
        "de fr it es pt nl sv da nb fi pl cs hu ro bg el tr ja ko zh-CN".split(" ")) {
      event = put(venue.host, event, language, "夜", "");
    }
    EventAnswer full = event;
    assertEquals("language too-many", Venue.refusal(() -> put(venue.host, full, "ru", "Н", "")));
    put(venue.host, full, "zh-CN", "夜拍", "");
  }

  @Test
  public void copiesAndTheDatesOfASeriesSayItInTheSameLanguages() throws Exception {
    EventAnswer event = put(venue.host, venue.announce(in("en")), "zh-CN", "夜拍", "走走");
    FakeRequest copy = venue.about(FakeRequest.post("/"), event).by(venue.host);
    EventAnswer copied = venue.answer(EventAnswer.class, Venue.ONE + "/copy", copy);
    assertEquals(event.translations(), copied.translations());
    FakeRequest repeat = venue.about(FakeRequest.post("/"), event).by(venue.staff);
    SeriesAnswer series =
        venue.answer(
            SeriesAnswer.class,
            Venue.ONE + "/series",
            repeat.json(new NewSeries("FREQ=WEEKLY;COUNT=2")));
    FakeRequest second = FakeRequest.get("/").with("id", series.dates().get(1).event());
    assertEquals(
        event.translations(),
        venue.answer(EventAnswer.class, Venue.ONE, second.by(venue.staff)).translations());
    put(venue.host, venue.show(event), "de", "Gang", "");
    FakeRequest alike = venue.about(FakeRequest.post("/"), event).by(venue.staff);
    venue.call(Venue.ONE + "/series/following", alike);
    EventAnswer follows = venue.answer(EventAnswer.class, Venue.ONE, second.by(venue.staff));
    assertEquals(List.of("de", "zh-CN"), languages(follows));
  }

  @Test
  public void searchFindsWhatIsSaidInEachLanguage() throws Exception {
    EventAnswer event = put(venue.host, venue.announce(in("en")), "zh-CN", "夜拍", "走走");
    SearchDocument found =
        venue.offered(SearchSource.class).documents(List.of("" + event.id())).get(0);
    assertEquals("Walk", found.title());
    assertTrue(found.text(), found.text().contains("夜拍") && found.text().contains("走走"));
  }

  @Test
  public void aReaderIsGivenTheirRegionElseTheirLanguage() {
    List<String> tags = List.of("en", "zh-TW", "zh-CN", "pt-BR");
    assertEquals("zh-CN", Languages.choose(ZH, tags).get());
    assertEquals("zh-TW", Languages.choose(Locale.CHINESE, tags).get());
    assertEquals("pt-BR", Languages.choose(Locale.forLanguageTag("pt-PT"), tags).get());
    assertEquals("en", Languages.choose(Locale.US, tags).get());
    assertTrue(Languages.choose(Locale.GERMAN, tags).isEmpty());
    assertEquals("zh-Hans-CN", Languages.check("zh-hans-cn"));
  }
}
