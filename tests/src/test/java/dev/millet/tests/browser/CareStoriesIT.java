package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A staff member's morning, and an author who watches a due date slip. */
@RunWith(Parameterized.class)
public class CareStoriesIT {

  private static final AtomicInteger PEOPLE = new AtomicInteger();
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final LocalDate FIRST = TODAY.plusDays(10);
  private static final LocalDate SECOND = TODAY.plusDays(24);

  @ClassRule public static final StoryInstance MILLET = new StoryInstance();

  @Rule public final Browsers browsers = new Browsers(MILLET::home);

  private final String setting;
  private final int width;
  private final boolean scripts;
  private Chromium browser;
  private String staff;
  private String author;
  private String token;
  private String title;
  private long suggestion;

  public CareStoriesIT(String setting, int width, boolean scripts) {
    this.setting = setting;
    this.width = width;
    this.scripts = scripts;
  }

  @Parameters(name = "{0}")
  public static Iterable<Object[]> settings() {
    return StorySettings.scriptsAtADesk();
  }

  @Before
  public void open() throws Exception {
    int number = PEOPLE.incrementAndGet();
    staff = "engineer" + number;
    author = "author" + number;
    title = "Whistle more softly " + setting + number;
    MILLET.member(staff, "staff");
    token = MILLET.member(author);
    suggestion = MILLET.api().suggestion("kettle", title, token);
    browser = browsers.open(width, scripts);
  }

  @Test
  public void aStaffMembersMorning() {
    StoryInstance.signIn(browser, staff);
    browser.visit("/");
    browser.click(".main-navigation a[href='/suggestions/inbox']");
    browser.awaitPath("/suggestions/inbox");
    assertTrue(row().contains("left to reply"));
    shows("inbox");

    browser.click("#row-" + suggestion + " .inbox-owner button");
    takesBackAndTakesAgain();
    browser.visit("/suggestions/inbox?part=mine");
    assertTrue(row().contains(staff));

    browser.visit("/suggestions/" + suggestion);
    answer("We will make it *softer*.");
    browser.await("#answer .prose", "text", "We will make it softer.");
    browser.choose("#desk-status", "planned");
    browser.type("#desk-note", "For the spring build");
    send("care");
    browser.await(".way [aria-current=step]", "text", "Planned");
    shows("answered");

    browser.visit("/suggestions/inbox");
    assertFalse("it waits for no answer", browser.shows("#row-" + suggestion));
  }

  @Test
  public void anAuthorWatchesADueDateSlip() {
    StoryInstance.signIn(browser, author);
    browser.visit("/suggestions/" + suggestion);
    assertTrue(browser.text(".promise").contains("We’ll reply within"));
    shows("promised");
    assertFalse("these forms are not the author's", browser.shows(".desk"));
    StoryInstance.signOut(browser);

    StoryInstance.signIn(browser, staff);
    browser.visit("/suggestions/" + suggestion);
    browser.click(".desk button[name=assign]");
    browser.await(".care .person-name", "text", staff);
    promise(FIRST);
    browser.await(".care-due strong time", "datetime", FIRST.toString());
    promise(SECOND);
    browser.find("#desk-reason-error");
    browser.find(".desk .notice-error:focus");
    assertEquals(SECOND.toString(), browser.find("#desk-due").getDomProperty("value"));
    assertEquals("nothing has changed", FIRST.toString(), time(".care-due strong time"));
    shows("needs-reason");
    browser.type("#desk-reason", "The valve comes two weeks later.");
    send("care");
    browser.await(".care-due strong time", "datetime", SECOND.toString());
    StoryInstance.signOut(browser);

    StoryInstance.signIn(browser, author);
    browser.visit("/suggestions/" + suggestion);
    assertEquals(FIRST.toString(), time(".care-due del time"));
    assertEquals(FIRST.toString(), time(".moment-due-moved del time"));
    assertEquals(SECOND.toString(), time(".moment-due-moved strong time"));
    assertEquals("The valve comes two weeks later.", browser.text(".moment-note"));
    shows("slipped");
  }

  /** A member proposes in Chinese; the team merges in English, and takes it back. */
  @Test
  public void aMemberProposesAMergeAndTheTeamMergesAndTakesItBack() throws Exception {
    String other = "Whistle never " + setting + PEOPLE.get();
    long stays = MILLET.api().suggestion("kettle", other, token);
    MergeStory story = new MergeStory(browser, this::shows, author, staff);
    story.isProposed(suggestion, other);
    story.isMerged(suggestion, title, stays);
    story.isTakenBack(suggestion, stays);
  }

  /** A member finds in English, and votes from the form in Chinese. */
  @Test
  public void aMemberFindsWhatIsThereAndVotesInsteadOfPosting() {
    SearchStory story = new SearchStory(browser, scripts, this::shows, author);
    StoryInstance.signIn(browser, author);
    story.isFound(title, suggestion);
    story.isVotedForWhileTyping(title, suggestion, "Already posted?");
    browser.visit("/search");
    browser.click(".masthead details.menu summary");
    browser.click("button[name=locale][value=zh-CN]");
    browser.await("html", "lang", "zh-CN");
    story.isFound(title, suggestion);
    story.isVotedForWhileTyping(title, suggestion, "可能已有人提过");
  }

  @Test
  public void whoIsSlowerReadsThatAndLosesNothing() {
    StoryInstance.signIn(browser, staff);
    browser.visit("/suggestions/" + suggestion);
    openAnswer();
    browser.type("#desk-body", "All that I wrote");
    String care = "/api/v1/suggestions/" + suggestion + "/owner";
    assertEquals(
        200,
        MILLET
            .api()
            .replace(care, MILLET.operator(), "\"1\"", "{\"owner\":\"" + staff + "\"}")
            .statusCode());

    send("answer");

    browser.find(".desk-part[open] .notice-error");
    assertEquals("All that I wrote", browser.find("#desk-body").getDomProperty("value"));
    send("answer");
    browser.await("#answer .prose", "text", "All that I wrote");
  }

  /** With a script the row offers it, without one the page does. */
  @Test
  public void whatAMemberHasBegunIsThereAgainAndLeavingAChangedFormAsks() {
    StoryInstance.signIn(browser, author);
    DraftStory story = new DraftStory(browser, scripts);
    story.isBegun("Begun " + title);
    browser.visit("/suggestions/new");
    assertEquals("Begun " + title, browser.find("#title").getDomProperty("value"));
    shows("draft");

    browser.submit("form[action='/suggestions/new']");
    browser.awaitPath("/suggestions/\\d+");
    browser.visit("/suggestions/new");
    assertEquals("", browser.find("#title").getDomProperty("value"));
    browser.visit("/suggestions/" + suggestion + "/edit");
    story.isChanged("Changed " + title);
    browser.submit("form[action$='/edit']");
    browser.awaitPath("/suggestions/" + suggestion);
  }

  private void takesBackAndTakesAgain() {
    String undo = scripts ? "#row-" + suggestion + " .inbox-owner button" : ".notice button";
    browser.await(undo, "text", "Undo");
    browser.click(undo);
    browser.await("#row-" + suggestion + " .inbox-owner button", "text", "Assign to me");
    browser.click("#row-" + suggestion + " .inbox-owner button");
    browser.await(undo, "text", "Undo");
  }

  private String row() {
    return browser.text("#row-" + suggestion);
  }

  @Test
  public void aCardIsMovedOnTheRoadmapByMouseOrByItsForm() {
    String status = "/api/v1/suggestions/" + suggestion + "/status";
    String planned = "{\"status\":\"planned\",\"note\":\"\"}";
    assertEquals(200, MILLET.api().replace(status, MILLET.operator(), "*", planned).statusCode());
    String card = "[data-card='" + suggestion + "']";
    StoryInstance.signIn(browser, staff);
    browser.visit("/suggestions/roadmaps");
    browser.click("a[href='/suggestions/roadmaps/all']");
    browser.find(column("planned") + card);
    if (scripts && width == Chromium.DESKTOP) {
      browser.drag(card, column("in-progress"));
    } else {
      move(card, "in-progress");
    }
    browser.find(column("in-progress") + card);
    shows("roadmap");

    browser.visit("/suggestions/roadmaps/all?by=month");
    YearMonth month = YearMonth.from(TODAY).plusMonths(1);
    move(card, month.toString());
    browser.find(column(month.toString()) + card);
    move(card, month.plusMonths(1).toString());
    browser.find("#move-" + suggestion + "-reason-error");
    browser.type("#move-" + suggestion + "-reason", "The valve comes later.");
    browser.click(card + " .roadmap-move .button-primary");
    String slip = column(month.plusMonths(1).toString()) + card + " del time";
    assertEquals(month.atEndOfMonth().toString(), time(slip));
    shows("roadmap-months");
  }

  private static String column(String key) {
    return ".roadmap-column[data-key='" + key + "'] ";
  }

  private void move(String card, String to) {
    browser.click(card + " .roadmap-move > summary");
    browser.choose(card + " select", to);
    browser.click(card + " .roadmap-move .button-primary");
  }

  private String time(String css) {
    return browser.find(css).getDomAttribute("datetime");
  }

  private void answer(String text) {
    openAnswer();
    browser.type("#desk-body", text);
    send("answer");
  }

  private void promise(LocalDate day) {
    browser.typeDay("#desk-due", day);
    send("care");
  }

  private void openAnswer() {
    browser.click("#respond > summary");
  }

  private void send(String part) {
    browser.click(".desk form[action$='/" + part + "'] .actions .button-primary");
  }

  /** A picture for people, and what every page must keep at this width. */
  private void shows(String name) {
    browser.picture("care-" + name + "-" + setting);
    if (scripts) {
      assertEquals("nothing reaches beyond the right edge", 0, browser.overflow());
    }
  }
}
