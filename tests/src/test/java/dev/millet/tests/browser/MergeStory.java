package dev.millet.tests.browser;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.function.Consumer;

/**
 * The story of a merge: proposed, made and taken back.
 *
 * @param shows takes a picture of a name
 */
record MergeStory(Chromium browser, Consumer<String> shows, String author, String staff) {

  void isProposed(long suggestion, String other) {
    browser.visit("/suggestions");
    browser.click(".masthead details.menu summary");
    browser.click("button[name=locale][value=zh-CN]");
    browser.await("html", "lang", "zh-CN");
    StoryInstance.signIn(browser, author);
    browser.visit("/suggestions/" + suggestion);
    browser.click(".care a[href$='/merge']");
    browser.await("h1", "text", "提议合并");
    browser.type("#merge-into", other);
    shows.accept("merge-propose");
    browser.submit("form[action$='/merge']");
    browser.await("#notices .notice-success", "text", "感谢反馈，团队会查看你的提议。");
    StoryInstance.signOut(browser);
  }

  void isMerged(long suggestion, String title, long stays) {
    browser.click(".masthead details.menu summary");
    browser.click("button[name=locale][value=en]");
    browser.await("html", "lang", "en");
    StoryInstance.signIn(browser, staff);
    browser.visit("/suggestions/merge-proposals");
    shows.accept("merge-proposals");
    browser.click("a[href='/suggestions/" + suggestion + "/merge?into=%23" + stays + "']");
    browser.type("#merge-note", "Both ask for silence");
    shows.accept("merge");
    browser.submit("form[action$='/merge']");
    browser.awaitPath("/suggestions/" + stays);
    assertTrue(browser.text(".moment-merged").contains(title));
    shows.accept("merged-into");
    browser.visit("/suggestions/" + suggestion);
    browser.find("#merged");
    shows.accept("merged");
    StoryInstance.signOut(browser);

    StoryInstance.signIn(browser, author);
    browser.visit("/suggestions/" + suggestion);
    browser.awaitPath("/suggestions/" + stays);
    StoryInstance.signOut(browser);
  }

  void isTakenBack(long suggestion, long stays) {
    StoryInstance.signIn(browser, staff);
    browser.visit("/suggestions/" + suggestion);
    browser.click("form[action$='/unmerge'] button");
    browser.await("#notices .notice-success", "text", "Merge undone");
    assertFalse(browser.shows("#merged"));
    browser.visit("/suggestions/" + stays);
    browser.find(".moment-unmerged");
  }
}
