package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.process.MilletProcess;
import dev.millet.tests.process.Operator;
import java.util.Arrays;
import java.util.List;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A moderator hides, restores and removes, and the author reads why and answers. */
@RunWith(Parameterized.class)
public class ModerationStoryIT {

  private static MilletProcess millet;
  private static Api api;
  private static String operator;

  @Rule public final Browsers browsers = new Browsers(() -> millet.address("/"));

  private final String language;
  private final int width;
  private final boolean scripts;
  private final List<String> texts;
  private Chromium browser;
  private String author;
  private String moderator;
  private String page;
  private String row;

  public ModerationStoryIT(String language, int width, boolean scripts, List<String> texts) {
    this.language = language;
    this.width = width;
    this.scripts = scripts;
    this.texts = texts;
  }

  @Parameters(name = "{0}")
  public static Iterable<Object[]> languages() {
    return Arrays.asList(
        new Object[] {
          "en",
          Chromium.DESKTOP,
          false,
          List.of("Hidden by moderators", "Abusive or insulting", "Removed by moderators")
        },
        new Object[] {"zh-CN", Chromium.PHONE, true, List.of("已被版主隐藏", "辱骂或人身攻击", "已被版主移除")});
  }

  @BeforeClass
  public static void start() throws Exception {
    millet = MilletProcess.run().ready();
    api = new Api(millet.address("/"));
    operator = Operator.of(millet).token();
    api.product("kettle", operator);
  }

  @AfterClass
  public static void stop() throws Exception {
    if (millet != null) {
      millet.close();
    }
  }

  @Before
  public void open() {
    author = "author-" + language.substring(0, 2);
    moderator = "keeper-" + language.substring(0, 2);
    String token = api.member(moderator, operator);
    String id = List.of(api.get("/api/v1/members/me", token).body().split("[:,]")).get(1).strip();
    String roles = "/api/v1/members/" + id + "/roles";
    assertEquals(200, api.send("PUT", roles, operator, "{\"roles\":[\"moderator\"]}").statusCode());
    String written = api.member(author, operator);
    long suggestion = api.suggestion("kettle", "A whistle", written);
    page = "/suggestions/" + suggestion;
    String comments = "/api/v1/comments/suggestion/" + suggestion;
    long comment = Api.number(api.post(comments, written, "{\"body\":\"笨蛋 you\"}").body(), "id");
    row = "#comment-" + comment;
    browser = browsers.open(width, scripts);
    if (!language.equals("en")) {
      browser.visit("/health/live");
      browser.script("document.cookie = 'millet_locale=" + language + "; path=/'");
    }
  }

  @Test
  public void aModeratorHidesRestoresAndRemovesAndTheAuthorReadsWhy() {
    signIn(moderator);
    act(row, "hide", "abuse", "Please be kind · 请友善");
    assertTrue(browser.find(row).getText().contains(texts.get(0)));
    shows("hidden");
    signOut();
    browser.visit(page);
    assertFalse("it is gone for visitors", browser.shows(row));

    signIn(author);
    browser.visit(page);
    String read = browser.find(row).getText();
    assertTrue(read, read.contains("笨蛋") && read.contains("请友善"));
    assertTrue(read, read.contains(texts.get(1)));
    browser.click(row + " .moderation-why a");
    browser.awaitPath("/moderation/own");
    browser.click(".entry details summary");
    browser.type(".entry textarea", "It was a joke · 开玩笑");
    browser.click(".entry form .actions button");
    browser.find(".moderation-reply");
    shows("answered");
    signOut();

    signIn(moderator);
    browser.visit("/admin/moderation?replied=true");
    assertTrue(browser.find(".moderation-reply").getText().contains("开玩笑"));
    shows("log");
    act(row, "restore", "", "");
    assertFalse(browser.find(row).getText().contains(texts.get(0)));
    act("article", "remove", "spam", "");
    assertFalse("nobody votes for it now", browser.shows(".vote-wide"));
    assertTrue(browser.find(".notice-warn").getText().contains(texts.get(2)));
    shows("removed");
    signOut();
    browser.visit("/suggestions");
    assertFalse(browser.shows("a[href='" + page + "']"));
  }

  private void act(String item, String action, String reason, String note) {
    browser.visit(page);
    browser.click(item + " .moderation-menu summary");
    browser.click(item + " .moderation-menu a[href$='action=" + action + "']");
    browser.find("button[name=action][value=" + action + "]");
    if (!reason.isEmpty()) {
      browser.choose("#reason", reason);
      browser.type("#note", note);
      shows("form-" + action);
    }
    browser.click("button[name=action][value=" + action + "]");
    browser.awaitPath(page);
  }

  private void signIn(String handle) {
    browser.visit("/members/sign-in?to=/suggestions");
    browser.type("#handle", handle);
    browser.type("#password", "correct horse battery");
    browser.submit("form[action='/members/sign-in']");
    browser.awaitPath("/suggestions");
    browser.visit("/suggestions");
  }

  private void signOut() {
    browser.click(".masthead details.account summary");
    browser.click("form[action='/members/sign-out'] button");
    browser.find("a[href^='/members/sign-in']");
  }

  /** A picture for people, and what every page must keep at this width. */
  private void shows(String name) {
    browser.picture("moderation-" + name + "-" + language);
    if (scripts) {
      assertEquals("nothing reaches beyond the right edge", 0, browser.overflow());
    }
  }
}
