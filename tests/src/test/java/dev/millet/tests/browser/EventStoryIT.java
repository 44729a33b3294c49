package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
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
 * A host announces an event, a member registers by phone, the waiting list moves, and the door
 * scans, at last without a network.
 */
@RunWith(Parameterized.class)
public class EventStoryIT {

  @ClassRule public static final StoryInstance MILLET = new StoryInstance();

  private static final Axe AXE = new Axe();

  @Rule public final Browsers browsers = new Browsers(MILLET::home);

  private final String language;
  private final List<String> texts;
  private String suffix;
  private String city;
  private Chromium browser;

  public EventStoryIT(String language, List<String> texts) {
    this.language = language;
    this.texts = texts;
  }

  @Parameters(name = "{0}")
  public static Iterable<Object[]> languages() {
    return Arrays.asList(
        new Object[] {
          "en", List.of("You’re going", "number 1 of 1", "A place is yours", "Come in")
        },
        new Object[] {"zh-CN", List.of("报名成功", "候补第 1 位", "有名额了", "请进")});
  }

  @Before
  public void prepare() throws Exception {
    suffix = language.substring(0, 2);
    MILLET.member("team-" + suffix, "staff");
    for (String each : List.of("host-", "anna-", "bert-")) {
      MILLET.member(each + suffix);
    }
    String typed =
        "{\"slug\":\"ulm-%s\",\"nameEn\":\"Ulm\",\"nameZh\":\"乌尔姆\",\"zone\":\"Europe/Berlin\"}";
    String made =
        MILLET
            .api()
            .post("/api/v1/events/cities", MILLET.operator(), typed.formatted(suffix))
            .body();
    city = Long.toString(Api.number(made, "id"));
    browser = browsers.open(Chromium.DESKTOP, true);
    speak(browser);
  }

  private void speak(Chromium window) {
    window.visit("/health/live");
    window.script("document.cookie = 'millet_locale=" + language + "; path=/'");
  }

  @Test
  public void fromTheProposalToTheDoor() {
    String event = propose();
    as(browser, "team-");
    browser.visit(event + "/manage");
    browser.click("form[action$='/publish'] button");
    browser.awaitPath(event + "/manage");
    StoryInstance.signOut(browser);

    Chromium phone = browsers.open(Chromium.PHONE, true);
    speak(phone);
    as(phone, "anna-");
    register(phone, event);
    says(phone, 0);
    StoryInstance.signOut(phone);
    as(phone, "bert-");
    register(phone, event);
    says(phone, 1);
    StoryInstance.signOut(phone);

    as(phone, "anna-");
    phone.visit(event);
    phone.click("#leave-form button");
    phone.find(".notice-success");
    StoryInstance.signOut(phone);
    as(phone, "bert-");
    phone.visit(event);
    says(phone, 2);
    phone.click(".register-bar button");
    phone.find(".register-bar a[href$='/ticket']");
    phone.visit(event + "/ticket");
    looks(phone, "ticket");
    String code = phone.text(".ticket-code code");
    StoryInstance.signOut(phone);

    door(event, code);
  }

  private void as(Chromium window, String who) {
    StoryInstance.signIn(window, who + suffix);
  }

  private String propose() {
    as(browser, "host-");
    browser.visit("/events/new");
    browser.type("#title", "Walk in the 夜");
    browser.script("document.getElementById('start').value = '2040-05-01T19:00'");
    browser.choose("#city", city);
    browser.script("document.getElementById('capacity').value = '1'");
    browser.script("document.getElementById('guests').value = '0'");
    looks(browser, "form");
    browser.submit("form[action='/events/new']");
    browser.awaitPath("/events/\\d+");
    String path = browser.path();
    StoryInstance.signOut(browser);
    return path;
  }

  /** The button is in view without scrolling. */
  private void register(Chromium phone, String event) {
    phone.visit(event);
    looks(phone, "open");
    Object inView =
        phone.script(
            "const box = document.querySelector('.register-bar .button').getBoundingClientRect();"
                + "return box.top >= 0 && box.bottom <= innerHeight");
    assertEquals(true, inView);
    phone.click(".register-bar button");
    phone.find(".notice-success");
  }

  private void says(Chromium phone, int text) {
    String card = phone.text("#register");
    assertTrue(card, card.contains(texts.get(text)));
    looks(phone, "card-" + text);
  }

  private void door(String event, String code) {
    as(browser, "host-");
    browser.visit(event + "/door");
    String online = "window.online = window.online || window.fetch; window.fetch = ";
    browser.script(online + "() => Promise.reject(new TypeError('offline'))");
    scan(code);
    browser.find("#result.result-kept:not([hidden])");
    assertTrue(browser.text("#offline").contains("1"));
    looks(browser, "door-offline");
    browser.script(online + "window.online; window.dispatchEvent(new Event('online'))");
    browser.find("#result.result-yes");
    assertTrue(browser.text("#result-text").contains(texts.get(3)));
    assertFalse(browser.shows("#offline:not([hidden])"));
    scan(code);
    browser.find("#result.result-no");
    looks(browser, "door-refused");
    browser.visit(event + "/door");
    assertEquals("1", browser.text("#entered"));
    assertEquals(2, browser.all(".scans li").size());
  }

  private void scan(String code) {
    browser.type("#code", code);
    browser.submit("#type");
  }

  /** A picture for people, and what every page must keep at this width. */
  private void looks(Chromium window, String name) {
    window.picture("event-" + name + "-" + language);
    assertEquals("nothing reaches beyond the right edge", 0, window.overflow());
    assertEquals(List.of(), AXE.findings(window));
  }
}
