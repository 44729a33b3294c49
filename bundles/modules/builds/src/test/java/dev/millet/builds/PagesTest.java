package dev.millet.builds;

import static dev.millet.builds.Workshop.html;
import static dev.millet.builds.Workshop.id;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.builds.http.TrainApi;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The pages of builds, as readers and the team see them. */
@RunWith(Parameterized.class)
public final class PagesTest {

  private static final String CHANNEL = "/builds/{product}/{channel}";

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final TestDatabase test;
  private Workshop workshop;
  private Press press;
  private long channel;

  public PagesTest(TestDatabase test) {
    this.test = test;
  }

  @Before
  public void open() throws Exception {
    workshop = new Workshop(test);
    press = new Press(workshop);
    channel = id(press.channel("beta", "everybody", ""));
  }

  private FakeRequest get() {
    return FakeRequest.get("/").with("product", press.slug()).with("channel", "beta");
  }

  private String shown(String template, FakeRequest request) throws Exception {
    String page = html(workshop.call(template, request));
    assertFalse("a text is missing: " + page, page.matches("(?s).*\\?\\?[a-z].*"));
    return page;
  }

  @Test
  public void theBuildNamesWhoAskedAndWhoBuiltInBothLanguages() throws Exception {
    long build = press.draft("beta", "173");
    press.entry(build, "new", "Pairs", "wish/7");
    press.entry(build, "improved", "<b>Idle</b>");
    press.entry(build, "known", "Bluetooth drops");
    press.step(build, "release");
    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      String page = shown(Workshop.PAGE, get().with("version", "173").in(language));
      assertTrue(page, page.contains("ann"));
      assertTrue(page, page.contains("tom"));
      assertTrue(page, page.contains("&lt;b>Idle") || page.contains("&lt;b&gt;Idle"));
      assertTrue(page, page.contains("id=\"known\""));
    }
    String page = shown(Workshop.PAGE, get().with("version", "173"));
    assertTrue(page, page.contains("1 of 2 suggested by members"));
  }

  @Test
  public void whatAReaderMustNotSeeIsNeitherLinkedNorNamed() throws Exception {
    workshop.wishes.secret.add("8");
    long build = press.draft("beta", "173");
    press.entry(build, "new", "Pairs", "wish/8");
    press.step(build, "release");
    String page = shown(Workshop.PAGE, get().with("version", "173"));
    assertFalse(page, page.contains("/wishes/8"));
    assertFalse(page, page.contains("ann"));
    assertTrue(
        shown(Workshop.PAGE, get().with("version", "173").by(workshop.tom)).contains("/wishes/8"));
  }

  @Test
  public void theTrainShowsTheNextBuildWithItsEntriesAndTheWeeksBefore() throws Exception {
    LocalDate friday =
        LocalDate.now(ZoneId.of("Europe/Berlin")).with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
    long next =
        id(
            workshop.answer(
                Workshop.BUILDS,
                FakeRequest.post("/")
                    .by(workshop.tom)
                    .json(press.wanted("beta", "174", friday.toString()))));
    press.entry(next, "new", "Albums of one trip", "wish/7");
    String page = shown(CHANNEL, get());
    assertTrue(page, page.contains("Albums of one trip"));
    assertTrue(page, page.contains("1 person asked"));
    assertFalse("notes of a build to come", page.contains("What is new."));
    assertTrue(shown(CHANNEL, get().in(Locale.SIMPLIFIED_CHINESE)).contains("Albums"));
    assertTrue(shown("/builds", FakeRequest.get("/")).contains("Millet OS"));
    String build = shown(Workshop.PAGE, get().with("version", "174"));
    assertTrue(build, build.contains("Albums of one trip"));
    assertFalse("notes of a build to come", build.contains("What is new."));
  }

  @Test
  public void aWeekWithoutABuildIsShownWithItsReason() throws Exception {
    press.released("beta", "170");
    LocalDate friday = LocalDate.now(ZoneId.of("Europe/Berlin"));
    // a build of five weeks ago, so that four weeks without one follow
    workshop.database.write(
        handle ->
            handle
                .createUpdate("UPDATE builds_builds SET release_at = :at WHERE place_channel = :c")
                .bind(
                    "at",
                    friday
                        .minusWeeks(5)
                        .atTime(12, 0)
                        .atZone(ZoneId.of("Europe/Berlin"))
                        .toOffsetDateTime())
                .bind("c", channel)
                .execute());
    LocalDate gap = friday.minusWeeks(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
    workshop.call(
        "/api/v1/channels/{id}/breaks/{day}",
        FakeRequest.of("PUT", "/")
            .with("id", channel)
            .with("day", gap)
            .by(workshop.tom)
            .json(new TrainApi.NewBreak("holiday", "National Day")));
    String page = shown(CHANNEL, get());
    assertTrue(page, page.contains("National Day"));
    assertTrue(page, page.contains("Missed week"));
    assertTrue(page, page.contains("weeks on time"));
  }

  @Test
  public void theChangelogIsFoundByWordsAndFromAVersionOn() throws Exception {
    for (int version = 171; version <= 173; version++) {
      long build = press.draft("beta", Integer.toString(version));
      press.entry(build, "new", "Thing of " + version);
      press.step(build, "release");
    }
    String changes = CHANNEL + "/changes";
    String since = shown(changes, get().query("since", "171"));
    assertTrue(since, since.contains("Thing of 173") && since.contains("Thing of 172"));
    assertFalse(since, since.contains("Thing of 171"));
    String words = shown(changes, get().query("words", "THING OF 172"));
    assertTrue(words, words.contains("Thing of 172"));
    assertFalse(words, words.contains("Thing of 173"));
    String markdown = html(workshop.call(changes + ".md", get().query("since", "172")));
    assertTrue(markdown, markdown.startsWith("# Build 173"));
    assertTrue(markdown, markdown.contains("- Thing of 173"));
    assertFalse(markdown, markdown.contains("172"));
    assertTrue(html(workshop.call(changes + ".txt", get())).contains("* Thing of 171"));
  }

  @Test
  public void theFeedIsWellFormedWhateverIsTyped() throws Exception {
    long build = press.draft("beta", "173");
    press.entry(build, "new", "a < b & \"c\" 相机 😀");
    press.step(build, "release");
    Reply reply = workshop.call(CHANNEL + "/feed.atom", get());
    byte[] feed = html(reply).getBytes(StandardCharsets.UTF_8);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(feed));
    assertEquals("http://www.w3.org/2005/Atom", document.getDocumentElement().getNamespaceURI());
    assertEquals("feed", document.getDocumentElement().getLocalName());
    assertEquals(1, document.getElementsByTagName("entry").getLength());
    String content = document.getElementsByTagName("content").item(0).getTextContent();
    assertTrue(content, content.contains("a &lt; b &amp;"));
    assertTrue(content, content.contains("相机 😀"));
  }

  @Test
  public void theTeamPublishesABuildOnItsPages() throws Exception {
    FakeRequest form = FakeRequest.get("/").with("channel", channel).by(workshop.tom);
    assertTrue(shown("/admin/builds/new/{channel}", form).contains("name=\"version\""));
    Reply made =
        workshop.call(
            "/admin/builds/new/{channel}",
            FakeRequest.post("/")
                .with("channel", channel)
                .by(workshop.tom)
                .form("version", "173", "label", "26.11.27", "departure", ""));
    assertEquals(303, made.status());
    long build = Long.parseLong(made.headers().get(0).getValue().replaceAll(".*/", ""));
    FakeRequest entry =
        FakeRequest.post("/")
            .with("id", build)
            .by(workshop.tom)
            .form(
                "kind", "new", "title", "Pairs", "engineer", "@tom", "subjects", "wish/7, wish/8");
    assertEquals(303, workshop.call("/admin/builds/{id}/entries", entry).status());
    FakeRequest bad =
        FakeRequest.post("/")
            .with("id", build)
            .by(workshop.tom)
            .form("kind", "new", "title", "Pairs", "engineer", "nobody-at-all");
    Reply refused = workshop.call("/admin/builds/{id}/entries", bad);
    assertEquals(422, refused.status());
    assertTrue(
        html(refused),
        html(refused).contains("entryRequest.engineer.unknown-member")
            || html(refused).contains("no such member"));
    FakeRequest page = FakeRequest.get("/").with("id", build).by(workshop.tom);
    String edit = shown("/admin/builds/{id}", page);
    assertTrue(edit, edit.contains("wish/7 wish/8"));
    String revision = edit.replaceAll("(?s).*?name=\"version-read\" value=\"([0-9]+)\".*", "$1");
    FakeRequest stale =
        FakeRequest.post("/").with("id", build).by(workshop.tom).form("version-read", "0");
    assertEquals(412, workshop.call("/admin/builds/{id}/release", stale).status());
    FakeRequest release =
        FakeRequest.post("/").with("id", build).by(workshop.tom).form("version-read", revision);
    assertEquals(303, workshop.call("/admin/builds/{id}/release", release).status());
    assertEquals("released", Workshop.status(press.show(build, null)));
    shown("/admin/builds/{id}", page.in(Locale.SIMPLIFIED_CHINESE));
    shown("/admin/builds", FakeRequest.get("/").by(workshop.tom));
    shown("/admin/builds/channels/{id}", FakeRequest.get("/").with("id", channel).by(workshop.tom));
    shown("/admin/builds/channels/new", FakeRequest.get("/").by(workshop.tom));
  }
}
