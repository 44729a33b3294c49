package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.process.MilletProcess;
import dev.millet.tests.process.Operator;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.openqa.selenium.Keys;

/** Everything that members and staff do, by somebody who has a keyboard and no mouse. */
public class KeyboardStoriesIT {

  private static final String PASSWORD = "correct horse battery";
  private static MilletProcess millet;
  private static Api api;
  private static String operator;

  @Rule public final Browsers browsers = new Browsers(() -> millet.address("/"));

  private Chromium browser;
  private Keyboard keys;

  @BeforeClass
  public static void start() throws Exception {
    millet = MilletProcess.run().ready();
    api = new Api(millet.address("/"));
    operator = Operator.of(millet).token();
    api.product("kettle", operator);
    api.product("stove", operator);
  }

  @AfterClass
  public static void stop() throws Exception {
    if (millet != null) {
      millet.close();
    }
  }

  @Before
  public void open() {
    browser = browsers.open(Chromium.DESKTOP, true);
    keys = new Keyboard(browser);
  }

  @Test
  public void somebodySignsUpAndTakesPart() {
    browser.visit("/members/sign-up?to=/suggestions");
    keys.fill("#handle", "tabby");
    keys.fill("#displayName", "Tabby");
    keys.fill("#password", PASSWORD);
    browser.press(Keys.ENTER);
    browser.awaitPath("/suggestions");

    keys.use("a[href='/suggestions/new']");
    browser.awaitPath("/suggestions/new");
    keys.tabTo("#product");
    browser.press("stove");
    keys.fill("#title", "Reach every knob");
    keys.fill("#body", "With *keys*.");
    keys.use("form[action='/suggestions/new'] .button-primary");
    browser.awaitPath("/suggestions/\\d+");
    assertEquals("Reach every knob", browser.text("h1"));

    keys.use(".vote");
    browser.await(".vote[aria-pressed=true]", "first", "1");
    assertTrue("the focus stays on the button", keys.has(".vote"));
    browser.press(Keys.ENTER);
    browser.await(".vote[aria-pressed=false]", "first", "0");

    keys.fill("#comments textarea", "I mean it.");
    keys.use("#comments form .button-primary");
    browser.await(".comment .prose", "text", "I mean it.");

    keys.use("article a[href$='/edit']");
    browser.awaitPath("/suggestions/\\d+/edit");
    keys.fill("#title", "Reach every single knob");
    keys.use("form[action$='/edit'] .button-primary");
    browser.awaitPath("/suggestions/\\d+");
    browser.await("h1", "text", "Reach every single knob");
  }

  @Test
  public void aMemberChangesTheirSettingsAndSignsOut() {
    api.member("setter", operator);
    signIn("setter");

    keys.use(".masthead details.account summary");
    keys.use("a[href='/members/settings']");
    browser.awaitPath("/members/settings");
    keys.fill("#city", "Lisbon");
    keys.use("form[action='/members/settings/profile'] .button-primary");
    browser.find("#notices .notice-success");
    assertEquals("Lisbon", browser.find("#city").getDomProperty("value"));

    keys.use(".masthead details.account summary");
    keys.use("form[action='/members/sign-out'] button");
    browser.find("a[href^='/members/sign-in']");
  }

  @Test
  public void staffWorkTheInbox() {
    String author = api.member("wisher", operator);
    long wanted = api.suggestion("kettle", "Take me on", author);
    api.member("helper", operator);
    long helper = Api.number(api.get("/api/v1/members?handle=helper", operator).body(), "id");
    String path = "/api/v1/members/" + helper + "/roles";
    assertEquals(200, api.send("PUT", path, operator, "{\"roles\":[\"staff\"]}").statusCode());
    signIn("helper");

    keys.use("a[href^='/suggestions/inbox']");
    browser.awaitPath("/suggestions/inbox");
    keys.use("#row-" + wanted + " .inbox-owner button");
    browser.await("#row-" + wanted + " .person-name", "text", "helper");

    browser.visit("/suggestions/inbox");
    keys.use("#row-" + wanted + " .entry-title a");
    browser.awaitPath("/suggestions/" + wanted);
    keys.use(".desk-part summary");
    keys.fill("#desk-body", "We are on it.");
    keys.use("form[action$='/answer'] .button");
    browser.find(".official");

    browser.visit("/voting/suggestion/" + wanted + "/voters");
    keys.fill("#member", "wisher");
    keys.fill("#source", "phone call");
    browser.press(Keys.ENTER);
    browser.await(".rows .person-name", "text", "wisher");
  }

  private void signIn(String handle) {
    browser.visit("/members/sign-in?to=/suggestions");
    keys.fill("#handle", handle);
    keys.fill("#password", PASSWORD);
    browser.press(Keys.ENTER);
    browser.awaitPath("/suggestions");
  }
}
