package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * A member earns points and reaches a level. The team announces a draw for it, members enter it by
 * phone, the list is closed, and everybody sees who was chosen and how to check it. Whoever gives
 * the place back is replaced.
 */
@RunWith(Parameterized.class)
public class DrawStoryIT {

  @ClassRule public static final StoryInstance MILLET = new StoryInstance();

  private static final Axe AXE = new Axe();

  @Rule public final Browsers browsers = new Browsers(MILLET::home);

  private final String language;
  private final List<String> texts;
  private String suffix;
  private String token;
  private String ada;
  private Chromium browser;

  public DrawStoryIT(String language, List<String> texts) {
    this.language = language;
    this.texts = texts;
  }

  @Parameters(name = "{0}")
  public static Iterable<Object[]> languages() {
    return Arrays.asList(
        new Object[] {
          "en", List.of("You’re in", "Your number is 1", "place", "Level 2", "level 2")
        },
        new Object[] {"zh-CN", List.of("已报名", "你的编号是 1", "名额", "2 级", "2 级")});
  }

  @Before
  public void prepare() throws Exception {
    suffix = language.substring(0, 2);
    MILLET.member("crew-" + suffix, "staff");
    ada = MILLET.member("ada-" + suffix);
    token = MILLET.member("ben-" + suffix);
    browser = browsers.open(Chromium.DESKTOP, true);
    speak(browser);
  }

  private void speak(Chromium window) {
    window.visit("/health/live");
    window.script("document.cookie = 'millet_locale=" + language + "; path=/'");
  }

  @Test
  public void fromTheFirstPointsToTheCheck() throws Exception {
    Chromium phone = browsers.open(Chromium.PHONE, true);
    speak(phone);
    StoryInstance.signIn(phone, "ada-" + suffix);
    earn(phone);
    grant("ben-" + suffix);
    String draw = announce();
    String entry = "/api/v1" + draw + "/entry";
    phone.visit(draw);
    looks(phone, "open");
    phone.click("form[action='" + draw + "/enter'] button");
    phone.find(".notice-success");
    says(phone, 0, "entered");
    assertEquals(200, MILLET.api().send("PUT", entry, token, "{\"shown\":true}").statusCode());

    press(draw, "close");
    phone.visit(draw);
    says(phone, 1, "closed");
    press(draw, "reveal");
    phone.visit(draw);
    says(phone, 1, "drawn");
    looks(browser, "drawn");

    boolean chosen = state(entry).contains("\"reserve\"");
    if (!chosen) {
      MILLET.api().send("DELETE", entry, token, null);
    } else {
      phone.click(".you details summary");
      phone.click("form[action='" + draw + "/leave'] button");
      phone.find(".notice-success");
    }
    phone.visit(draw);
    says(phone, 2, "passed-on");
    phone.visit(draw + "/entries");
    looks(phone, "list");
    browser.visit("/draws");
    looks(browser, "draws");
    assertTrue(browser.text(".checks, .draw-list").contains("夜"));
  }

  /** Earns by a suggestion, reaches a level, and sees why, how far it is, and who earned more. */
  private void earn(Chromium phone) throws Exception {
    String title = "A quiet mode for the 夜 " + suffix;
    MILLET.api().suggestion("kettle", title, ada);
    await("/api/v1/points/me/transfers", "\"points\":5");
    grant("ada-" + suffix);
    await("/api/v1/notices", "points.level-reached");
    phone.visit("/points");
    assertTrue(phone.text("main"), phone.text(".wallet").contains(texts.get(3)));
    assertTrue(phone.text("main"), phone.text(".ledger").contains("Found the 夜"));
    looks(phone, "points");
    phone.visit("/notices");
    assertTrue(phone.text("main"), phone.text("main").contains(texts.get(4)));
    looks(phone, "notices");
    phone.visit("/points/leaderboard?board=product%2Fkettle");
    assertTrue(phone.text("main"), phone.text(".rank-me").contains("5"));
    looks(phone, "leaderboard");
  }

  private void await(String path, String text) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!MILLET.api().get(path, ada).body().contains(text)) {
      assertTrue(path + " has no " + text, System.nanoTime() < end);
      Thread.sleep(200);
    }
  }

  private void grant(String handle) {
    String grant =
        "{\"handle\":\"%s\",\"currency\":\"experience\",\"amount\":100,\"reason\":\"Found the 夜\"}";
    assertEquals(
        201,
        MILLET
            .api()
            .post("/api/v1/points/grants", MILLET.operator(), grant.formatted(handle))
            .statusCode());
  }

  private String state(String entry) {
    HttpResponse<String> own = MILLET.api().get(entry, token);
    return own.body();
  }

  private String announce() {
    StoryInstance.signIn(browser, "crew-" + suffix);
    browser.visit("/draws/new");
    browser.type("#title", "Lamps for the 夜");
    browser.script("document.getElementById('places').value = '1'");
    browser.type("#needs-level", "2");
    String closes = Instant.now().plus(Duration.ofDays(2)).toString().substring(0, 16);
    browser.script("document.getElementById('closesAt').value = '" + closes + "'");
    looks(browser, "form");
    browser.submit("form[action='/draws/new']");
    browser.awaitPath("/draws/\\d+");
    return browser.path();
  }

  private void press(String draw, String what) {
    browser.visit(draw);
    looks(browser, "team-" + what);
    browser.click("form[action='" + draw + "/" + what + "'] button");
    browser.find(".notice-success");
  }

  private void says(Chromium phone, int text, String picture) {
    String card = phone.text(".you");
    assertTrue(card, card.contains(texts.get(text)));
    looks(phone, picture);
  }

  /** A picture for people, and what every page must keep at this width. */
  private void looks(Chromium window, String name) {
    window.picture("draw-" + name + "-" + language);
    assertEquals("nothing reaches beyond the right edge", 0, window.overflow());
    assertEquals(List.of(), AXE.findings(window));
  }
}
