package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.process.MilletProcess;
import dev.millet.tests.process.Operator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A person uses the pages: on a phone, at a desk, and once without JavaScript. */
@RunWith(Parameterized.class)
public class PageStoriesIT {

  private static final AtomicInteger PEOPLE = new AtomicInteger();
  private static MilletProcess millet;

  @Rule public final Browsers browsers = new Browsers(() -> millet.address("/"));

  private final String setting;
  private final int width;
  private final boolean scripts;
  private Chromium browser;

  public PageStoriesIT(String setting, int width, boolean scripts) {
    this.setting = setting;
    this.width = width;
    this.scripts = scripts;
  }

  @Parameters(name = "{0}")
  public static Iterable<Object[]> settings() {
    return StorySettings.scriptsOnAPhone();
  }

  @BeforeClass
  public static void start() throws Exception {
    millet = MilletProcess.run().withDemo().ready();
    int created =
        Operator.of(millet)
            .post("/api/v1/products", Map.of("slug", "kettle", "name", "Kettle"))
            .statusCode();
    assertEquals(201, created);
  }

  @AfterClass
  public static void stop() throws Exception {
    if (millet != null) {
      millet.close();
    }
  }

  @Before
  public void open() {
    browser = browsers.open(width, scripts);
  }

  @Test
  public void aVisitorLandsOnTheList() {
    browser.visit("/");

    browser.awaitPath("/suggestions");
    assertTrue("the demonstration fills it", browser.all(".entry").size() > 10);
    shows("list");
  }

  @Test
  public void aMemberSuggestsAndFindsItInTheList() {
    signUp();
    String title = "Keep the water warm " + setting;
    suggest(title);
    assertEquals(title, browser.text("h1"));
    shows("suggestion");

    browser.visit("/suggestions?sort=newest");

    assertTrue(browser.html().contains(title));
  }

  @Test
  public void aMemberVotesInTheListAndWithdraws() {
    signUp();
    suggest("Whistle more softly " + setting);
    browser.visit("/suggestions?sort=newest");
    browser.await(".vote", "aria-pressed", "false");

    browser.click(".vote");

    browser.await(".vote[aria-pressed=true]", "first", "1");
    browser.awaitPath("/suggestions");
    shows("voted");

    browser.click(".vote");

    browser.await(".vote[aria-pressed=false]", "first", "0");
  }

  @Test
  public void aMemberComments() {
    signUp();
    suggest("Show the temperature " + setting);

    browser.type("#comments textarea", "In **Celsius**, please.");
    browser.click("#comments form button");

    browser.await(".comment .prose", "text", "In Celsius, please.");
    assertEquals("Celsius", browser.text(".comment .prose strong"));
    shows("comment");
  }

  @Test
  public void aMemberEditsAndTheOldWordingIsKept() {
    signUp();
    suggest("Pour more slwoly " + setting);

    browser.click("article a[href$='/edit']");
    browser.type("#title", "Pour more slowly " + setting);
    browser.submit("form[action$='/edit']");

    browser.awaitPath("/suggestions/\\d+");
    browser.await("h1", "text", "Pour more slowly " + setting);
    browser.click("article a[href$='/history']");
    browser.awaitPath("/suggestions/\\d+/history");
    assertTrue(browser.html().contains("slwoly"));
    shows("history");
  }

  @Test
  public void aMemberChangesTheirSettings() {
    signUp();
    browser.visit("/members/settings");

    browser.type("#city", "Lisbon");
    browser.submit("form[action='/members/settings/profile']");

    browser.find("#notices .notice-success");
    assertEquals("Lisbon", browser.find("#city").getDomProperty("value"));
    shows("settings");
  }

  @Test
  public void aMemberFindsAndWithdrawsWhatTheySupport() {
    signUp();
    suggest("Close more gently " + setting);
    browser.click(".vote");
    browser.await(".vote[aria-pressed=true]", "first", "1");

    browser.visit("/voting/mine");
    browser.await(".entry .vote[aria-pressed=true]", "first", "1");
    shows("my-votes");
    browser.click(".entry .vote");
    if (scripts) {
      browser.await(".entry .vote[aria-pressed=false]", "first", "0");
      browser.visit("/voting/mine");
    }

    browser.find(".empty");
  }

  @Test
  public void staffTakeOnWhatNobodyHas() throws Exception {
    String author = signUp();
    suggest("Ring when it boils " + setting);
    String suggestion = browser.path();
    signOut();
    String staff = signUp();
    makeStaff(staff);

    browser.visit("/suggestions/inbox?product=kettle");
    String row = "#row-" + suggestion.replaceAll(".*/", "");
    browser.click(row + " .inbox-owner button");
    browser.await(scripts ? row + " .inbox-owner button" : ".notice button", "text", "Undo");

    browser.visit(suggestion);
    browser.find("#desk");
    assertTrue(browser.html().contains("Person of " + setting));
    browser.visit("/voting" + suggestion.replace("suggestions", "suggestion") + "/voters");
    browser.type("#member", author);
    browser.type("#source", "phone call");
    browser.click("form[action$='/on-behalf'] button");
    browser.await(".rows .person-name", "text", "Person of " + setting);
    shows("voters");
  }

  @Test
  public void aTextIsKeptWhenSomethingIsWrongWithIt() {
    signUp();
    browser.visit("/suggestions/new");
    browser.choose("#product", "kettle");
    browser.type("#title", " ");
    browser.type("#body", "All that I wrote");

    browser.submit("form[action='/suggestions/new']");

    browser.find(".field-error");
    assertEquals("All that I wrote", browser.find("#body").getDomProperty("value"));
    shows("wrong");
  }

  @Test
  public void aVisitorReadsChinese() {
    browser.visit("/suggestions");

    browser.click(".masthead details.menu summary");
    browser.click("button[name=locale][value=zh-CN]");

    browser.await("html", "lang", "zh-CN");
    assertTrue(browser.text("h1"), browser.text("h1").matches("\\p{IsHan}+"));
    shows("chinese");
  }

  @Test
  public void aVisitorReadsInTheDark() {
    browser.visit("/suggestions");

    browser.click(".masthead details.menu summary");
    browser.click("button[name=theme][value=dark]");

    browser.await("html", "data-theme", "dark");
    shows("dark");
  }

  @Test
  public void aMemberSignsOutAndInAgain() {
    String handle = signUp();
    signOut();

    browser.visit("/members/sign-in?to=/suggestions");
    browser.type("#handle", handle);
    browser.type("#password", "correct horse battery");
    browser.submit("form[action='/members/sign-in']");

    browser.awaitPath("/suggestions");
    browser.find(".masthead details.account");
  }

  private String signUp() {
    String handle = "person" + PEOPLE.incrementAndGet();
    browser.visit("/members/sign-up?to=/suggestions");
    browser.type("#handle", handle);
    browser.type("#displayName", "Person of " + setting);
    browser.type("#password", "correct horse battery");
    browser.submit("form[action='/members/sign-up']");
    browser.awaitPath("/suggestions");
    return handle;
  }

  private void signOut() {
    browser.click(".masthead details.account summary");
    browser.click("form[action='/members/sign-out'] button");
    browser.find("a[href^='/members/sign-in']");
  }

  private static void makeStaff(String handle) throws Exception {
    Api api = new Api(millet.address("/"));
    String operator = Operator.of(millet).token();
    long id = Api.number(api.get("/api/v1/members?handle=" + handle, operator).body(), "id");
    String path = "/api/v1/members/" + id + "/roles";
    assertEquals(200, api.send("PUT", path, operator, "{\"roles\":[\"staff\"]}").statusCode());
  }

  private void suggest(String title) {
    browser.visit("/suggestions/new");
    browser.choose("#product", "kettle");
    browser.type("#title", title);
    browser.type("#body", "It *matters*, 很重要。");
    browser.type("#tags", "kitchen");
    browser.submit("form[action='/suggestions/new']");
    browser.awaitPath("/suggestions/\\d+");
  }

  /** A picture for people, and what every page must keep at this width. */
  private void shows(String name) {
    browser.picture(name + "-" + setting);
    if (scripts) {
      assertEquals("nothing reaches beyond the right edge", 0, browser.overflow());
    }
  }
}
