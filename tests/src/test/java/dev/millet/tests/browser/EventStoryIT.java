package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
  private static final AtomicInteger STORIES = new AtomicInteger();

  @Rule public final Browsers browsers = new Browsers(MILLET::home);

  private final String language;
  private final List<String> texts;
  private final Map<String, String> tokens = new HashMap<>();
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
    suffix = language.substring(0, 2) + STORIES.incrementAndGet();
    tokens.put("team-" + suffix, MILLET.member("team-" + suffix, "staff"));
    for (String each : List.of("host-", "anna-", "bert-")) {
      tokens.put(each + suffix, MILLET.member(each + suffix));
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
    // the form stands on the page of the same path
    browser.find("#notices .notice-success");
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

  @Test
  public void theListOfTheDoorGoesWithItsHostAndScansArriveOnce() throws Exception {
    DoorStory door = announced();
    as(door.phone(), "host-");
    door.keepsTheList();
    door.goesOffline();
    door.scansByTheList("anna-" + suffix, "yes");
    door.scansByTheList("anna-" + suffix, "no");
    looks(door.phone(), "door-by-list");
    door.comesBackAfterALostReply();
    door.shows(1, 2);

    door.goesOffline();
    door.scansByTheList("bert-" + suffix, "yes");
    StoryInstance.signOut(door.phone());
    door.hasNothingLeftBut(1);

    as(door.phone(), "team-");
    door.seesNothingOfTheHost();
    door.shows(1, 3);
    StoryInstance.signOut(door.phone());

    as(door.phone(), "host-");
    door.opens();
    door.phone().await("#entered", "text", "2");
    door.shows(2, 4);
  }

  @Test
  public void aSessionThatEndsTakesTheListAlongAndKeepsTheScans() throws Exception {
    DoorStory door = announced();
    String host = "host-" + suffix;
    as(door.phone(), "host-");
    door.keepsTheList();
    door.goesOffline();
    door.scansByTheList("anna-" + suffix, "yes");
    endSessions(host);
    door.comesBackSignedOut();
    looks(door.phone(), "door-signed-out");
    door.hasNothingLeftBut(1);

    as(door.phone(), "host-");
    door.opens();
    door.phone().await("#entered", "text", "1");
    door.keepsTheList();
    endSessions(host);
    door.phone().visit("/suggestions");
    door.hasNothingLeftBut(0);

    as(door.phone(), "host-");
    door.keepsTheList();
    door.isHandedTo("team-" + suffix);
    door.phone().visit("/suggestions");
    door.keepsNothingOfAnother();
  }

  @Test
  public void aHostWhoIsNoneAnyMoreIsToldSoAndLosesTheList() throws Exception {
    DoorStory door = announced();
    as(door.phone(), "host-");
    door.saysOnlyThatNobodyIsSignedIn();
    door.keepsTheList();
    door.goesOffline();
    door.scansByTheList("anna-" + suffix, "yes");
    String host = door.event() + "/hosts/host-" + suffix;
    String team = tokens.get("team-" + suffix);
    assertEquals(200, MILLET.api().delete("/api/v1" + host, team).statusCode());
    door.comesBackWithoutTheRight();
    looks(door.phone(), "door-not-host");
  }

  /** Ends what is signed in as somebody, as time does. */
  private void endSessions(String who) {
    String sessions = "/api/v1/members/me/sessions";
    assertEquals(204, MILLET.api().delete(sessions, tokens.get(who)).statusCode());
  }

  /** Opens the door of an event for which two guests have tickets, on a phone. */
  private DoorStory announced() {
    String typed =
        """
        {"kind": "meet-up", "title": "Walk 夜", "city": %s, "mode": "first-come", "guests": 0,
         "start": "2040-05-01T19:00", "capacity": 5}
        """;
    String host = tokens.get("host-" + suffix);
    Api api = MILLET.api();
    long id = Api.number(api.post("/api/v1/events", host, typed.formatted(city)).body(), "id");
    String event = "/api/v1/events/" + id;
    assertEquals(200, api.post(event + "/publish", MILLET.operator(), null).statusCode());
    Map<String, String> codes = new HashMap<>();
    for (String each : List.of("anna-" + suffix, "bert-" + suffix)) {
      api.post(event + "/registrations", tokens.get(each), "{}");
      codes.put(each, Api.text(api.get(event + "/ticket", tokens.get(each)).body(), "code"));
    }
    Chromium phone = browsers.open(Chromium.PHONE, true);
    speak(phone);
    return new DoorStory(phone, "/events/" + id + "/door", codes);
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
    browser.script(DoorStory.OFFLINE);
    scan(code);
    browser.find("#result.result-kept:not([hidden])");
    assertTrue(browser.text("#offline").contains("1"));
    looks(browser, "door-offline");
    browser.script(DoorStory.ONLINE);
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
