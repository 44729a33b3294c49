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

/** A moderator hides, restores and removes, and the author reads why and answers. */
@RunWith(Parameterized.class)
public class ModerationStoryIT {

  @ClassRule public static final StoryInstance MILLET = new StoryInstance();

  @Rule public final Browsers browsers = new Browsers(MILLET::home);

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

  @Before
  public void open() throws Exception {
    author = "author-" + language.substring(0, 2);
    moderator = "keeper-" + language.substring(0, 2);
    MILLET.member(moderator, "moderator");
    String written = MILLET.member(author);
    long suggestion = MILLET.api().suggestion("kettle", "A whistle", written);
    page = "/suggestions/" + suggestion;
    String comments = "/api/v1/comments/suggestion/" + suggestion;
    long comment =
        Api.number(MILLET.api().post(comments, written, "{\"body\":\"笨蛋 you\"}").body(), "id");
    row = "#comment-" + comment;
    browser = browsers.open(width, scripts);
    if (!language.equals("en")) {
      browser.visit("/health/live");
      browser.script("document.cookie = 'millet_locale=" + language + "; path=/'");
    }
  }

  @Test
  public void aModeratorHidesRestoresAndRemovesAndTheAuthorReadsWhy() {
    StoryInstance.signIn(browser, moderator);
    act(row, "hide", "abuse", "Please be kind · 请友善");
    assertTrue(browser.text(row).contains(texts.get(0)));
    shows("hidden");
    StoryInstance.signOut(browser);
    browser.visit(page);
    assertFalse("it is gone for visitors", browser.shows(row));

    StoryInstance.signIn(browser, author);
    browser.visit(page);
    String read = browser.text(row);
    assertTrue(read, read.contains("笨蛋") && read.contains("请友善"));
    assertTrue(read, read.contains(texts.get(1)));
    browser.click(row + " .moderation-why a");
    browser.awaitPath("/moderation/own");
    browser.click(".entry details summary");
    browser.type(".entry textarea", "It was a joke · 开玩笑");
    browser.click(".entry form .actions button");
    browser.find(".moderation-reply");
    shows("answered");
    StoryInstance.signOut(browser);

    StoryInstance.signIn(browser, moderator);
    browser.visit("/admin/moderation?replied=true");
    assertTrue(browser.text(".moderation-reply").contains("开玩笑"));
    shows("log");
    act(row, "restore", "", "");
    assertFalse(browser.text(row).contains(texts.get(0)));
    act("article", "remove", "spam", "");
    assertFalse("nobody votes for it now", browser.shows(".vote-wide"));
    assertTrue(browser.text(".notice-warn").contains(texts.get(2)));
    shows("removed");
    StoryInstance.signOut(browser);
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

  /** A picture for people, and what every page must keep at this width. */
  private void shows(String name) {
    browser.picture("moderation-" + name + "-" + language);
    if (scripts) {
      assertEquals("nothing reaches beyond the right edge", 0, browser.overflow());
    }
  }
}
