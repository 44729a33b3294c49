package dev.millet.tests.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * An engineer plans a suggestion and releases it, its author says that it is still broken, next
 * week's build mends it, and everybody reads all of that.
 */
@RunWith(Parameterized.class)
public class BuildStoryIT {

  @ClassRule public static final StoryInstance MILLET = new StoryInstance();

  private static final Axe AXE = new Axe();
  private static final LocalDate FRIDAY =
      LocalDate.now(ZoneOffset.UTC)
          .plusDays(1)
          .with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));

  private static final byte[] CONTENT = "a build of the test".repeat(5000).getBytes(UTF_8);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Browsers browsers = new Browsers(MILLET::home);

  private final String language;
  private final int width;
  private final List<String> texts;
  private String product;
  private String engineer;
  private String author;
  private String suggestion;
  private long number;
  private Chromium browser;

  public BuildStoryIT(String language, int width, List<String> texts) {
    this.language = language;
    this.width = width;
    this.texts = texts;
  }

  @Parameters(name = "{0}")
  public static Iterable<Object[]> languages() {
    return Arrays.asList(
        new Object[] {
          "en",
          Chromium.DESKTOP,
          List.of("Planned for build 173", "In beta 173", "Still broken in build 173", "build 174")
        },
        new Object[] {
          "zh-CN", Chromium.PHONE, List.of("计划于 173 版本", "已进入 beta 173", "173 版本仍有问题", "174 版本")
        });
  }

  @Before
  public void prepare() throws Exception {
    String suffix = language.substring(0, 2);
    product = "pan-" + suffix;
    engineer = "builder-" + suffix;
    author = "asker-" + suffix;
    MILLET.member(engineer, "staff");
    MILLET.api().product(product, MILLET.operator());
    number = MILLET.api().suggestion(product, "夜间模式 at night", MILLET.member(author));
    suggestion = "/suggestions/" + number;
    for (String channel : List.of("beta", "stable")) {
      created(
          "/api/v1/channels",
          """
          {"product":"%s","slug":"%s","name":"%s","audience":"everybody","group":"",
           "day":"friday","time":"17:00","zone":"Europe/Berlin","freeze":47}
          """
              .formatted(product, channel, channel));
    }
    browser = browsers.open(width, true);
    browser.visit("/health/live");
    browser.script("document.cookie = 'millet_locale=" + language + "; path=/'");
  }

  private static String created(String path, String json) {
    HttpResponse<String> answer = MILLET.api().post(path, MILLET.operator(), json);
    assertEquals(answer.body(), 201, answer.statusCode());
    return answer.body();
  }

  /** Drafts a build that leaves on a day, with an entry that answers the suggestion. */
  private long plan(String version, LocalDate day) {
    String draft =
        """
        {"product":"%s","channel":"beta","version":"%s","label":"","minimum":"",
         "criticality":"","departure":"%s","notes":"What is new · 本周更新","language":""}
        """
            .formatted(product, version, day);
    long build = Api.number(created("/api/v1/builds", draft), "id");
    created(
        "/api/v1/builds/" + build + "/entries",
        """
        {"kind":"new","title":"夜间模式","detail":"","engineer":"%s","progress":"",
         "subjects":["suggestion/%d"]}
        """
            .formatted(engineer, number));
    return build;
  }

  @Test
  public void fromThePlanToTheConfirmation() throws Exception {
    long first = plan("173", FRIDAY);
    browser.visit("/builds/" + product + "/beta");
    assertTrue(browser.html().contains("夜间模式"));
    looks("train");
    shows(0);

    StoryInstance.signIn(browser, engineer);
    upload(first);
    release(first);
    StoryInstance.signOut(browser);
    shows(1);
    theFileIsThereForEverybody();

    StoryInstance.signIn(browser, author);
    Await.until(
        () -> {
          browser.visit("/notices");
          return browser.shows("a[href*='/builds/-/feedback/']");
        },
        browser::html);
    looks("told");
    browser.visit(suggestion);
    looks("asked");
    browser.click(".ask-more summary");
    browser.type(".ask input[name=device]", "Pocket 3");
    browser.type(".ask textarea[name=note]", "Still bright · 还是很亮");
    browser.click(".ask .answer-no");
    browser.find(".notice-success");
    shows(2);
    assertTrue(browser.text(".moment-reopened").contains("Pocket 3"));
    looks("reopened");
    StoryInstance.signOut(browser);

    long second = plan("174", FRIDAY.plusWeeks(1));
    StoryInstance.signIn(browser, engineer);
    release(second);
    StoryInstance.signOut(browser);

    StoryInstance.signIn(browser, author);
    browser.visit("/builds/" + product + "/beta/174");
    looks("build-asks");
    browser.click(".ask .answer-yes");
    browser.find(".notice-success");
    browser.find(".verdict-good");
    browser.click(".report .mark[value=like]");
    browser.find(".mark[value=none][aria-pressed=true]");
    looks("build");
    browser.visit("/builds/-/report/" + second);
    looks("report");
    StoryInstance.signOut(browser);

    StoryInstance.signIn(browser, engineer);
    browser.visit("/admin/builds/" + second);
    browser.click("form[action$='/promote'] button");
    browser.awaitPath("/admin/builds/(?!" + second + "$)\\d+");
    release(Long.parseLong(browser.path().replaceAll("\\D+", "")));
    StoryInstance.signOut(browser);
    theWholeLineIsThereForEverybody();
  }

  private void upload(long build) throws Exception {
    Path rom = folder.newFile("测试版 rom.zip").toPath();
    Files.write(rom, CONTENT);
    browser.visit("/admin/builds/" + build);
    browser.type("#upload-platform", "Pan 2");
    browser.find(".upload input[type=file]").sendKeys(rom.toString());
    Await.until(
        () ->
            MILLET
                .api()
                .get("/api/v1/builds/" + build, MILLET.operator())
                .body()
                .contains("sha256"),
        browser::html);
    browser.visit("/admin/builds/" + build);
    browser.find("a[href$='/files/%E6%B5%8B%E8%AF%95%E7%89%88%20rom.zip']");
    looks("uploaded");
  }

  private void theFileIsThereForEverybody() throws Exception {
    browser.visit("/builds/" + product + "/beta/173");
    assertTrue(browser.text(".download a.button").contains("测试版 rom.zip"));
    String sums = MILLET.api().get("/builds/" + product + "/beta/173/SHA256SUMS", null).body();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(CONTENT);
    assertEquals(HexFormat.of().formatHex(hash) + "  测试版 rom.zip\n", sums);
  }

  private void release(long build) {
    browser.visit("/admin/builds/" + build);
    browser.click("form[action$='/release'] button");
    browser.find(".notice-success");
  }

  private void shows(int text) {
    browser.visit(suggestion);
    assertTrue(texts.get(text), plain(browser.html()).contains(texts.get(text)));
  }

  /** Names stand between isolates in texts. */
  private static String plain(String html) {
    return html.replaceAll("[\u2066-\u2069]", "");
  }

  private void theWholeLineIsThereForEverybody() {
    browser.visit(suggestion);
    for (String kind :
        List.of("planned-for", "available-in", "reopened", "shipped-in", "confirmed")) {
      browser.find(".moment-" + kind);
    }
    assertTrue(plain(browser.html()).contains(texts.get(3)));
    assertFalse("nobody asks visitors", browser.shows(".ask"));
    looks("suggestion");
    browser.visit("/suggestions?product=" + product);
    looks("list");
  }

  /** A picture for people, and what every page must keep at this width. */
  private void looks(String name) {
    browser.picture("builds-" + name + "-" + language);
    assertEquals("nothing reaches beyond the right edge", 0, browser.overflow());
    assertEquals(List.of(), AXE.findings(browser));
  }
}
