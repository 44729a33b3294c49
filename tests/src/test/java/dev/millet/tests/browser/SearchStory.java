package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;

import java.util.function.Consumer;
import org.openqa.selenium.Keys;
import org.openqa.selenium.TimeoutException;

/**
 * The story of somebody who searches, and votes in place of posting again.
 *
 * @param scripts whether the browser runs scripts: with them results come while one types
 * @param shows takes a picture of a name
 */
record SearchStory(Chromium browser, boolean scripts, Consumer<String> shows, String member) {

  /** Finds a suggestion from the top of a page, with the keyboard where there are scripts. */
  void isFound(String title, long suggestion) {
    String result = "#results a[href='/suggestions/" + suggestion + "']";
    browser.visit("/voting/mine");
    if (!scripts) {
      browser.visit("/search");
      browser.type("#search-text", title);
      browser.submit("form.search-form");
    } else {
      browser.press("/");
      if (browser.width() == Chromium.PHONE) {
        browser.awaitPath("/search");
        browser.type("#search-text", title);
      } else {
        assertEquals("site-search", browser.focused().getDomAttribute("id"));
        browser.press(title, Keys.ENTER);
        browser.awaitPath("/search");
      }
    }
    browser.find(result + " mark");
    shows.accept("search");
    browser.click(".search-filters summary");
    browser.choose("#status", "declined");
    if (!scripts) {
      browser.submit("form.search-form");
    }
    browser.find("#results .empty");
    shows.accept("search-nothing");
    browser.click("#results .empty a[href^='/search?q=']");
    browser.find(result);
  }

  /** Types it again into the form, and votes for the one that is there. */
  void isVotedForWhileTyping(String title, long suggestion, String heading) {
    browser.visit("/suggestions/new");
    browser.type("#title", title);
    if (!scripts) {
      return;
    }
    browser.await("#similar h2", "text", heading);
    browser.find("#similar a[href='/suggestions/" + suggestion + "']");
    browser.find("#similar mark");
    shows.accept("similar");
    String button = "#similar #vote-suggestion-" + suggestion;
    String pressed =
        "const vote = document.querySelector('%s'); vote.focus(); return vote.ariaPressed";
    String after = browser.script(pressed.formatted(button)).equals("true") ? "false" : "true";
    browser.press(Keys.ENTER);
    try {
      browser.await(button, "aria-pressed", after);
    } catch (TimeoutException hintCameMeanwhile) {
      // it took the place of the button that was pressed: a person presses what is there now
      browser.script(pressed.formatted(button));
      browser.press(Keys.ENTER);
      browser.await(button, "aria-pressed", after);
    }
    assertEquals(title, browser.find("#title").getDomProperty("value"));
  }
}
