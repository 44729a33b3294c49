package dev.millet.tests.browser;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

/**
 * The story of a text that is begun, left and found again.
 *
 * @param scripts whether the browser runs scripts: with them a draft is saved while one writes
 */
record DraftStory(Chromium browser, boolean scripts) {

  /** Saves no draft until it is released, however long a key takes. */
  private static final String HELD =
      "document.body.dataset.held = 'true';"
          + "document.body.addEventListener('htmx:confirm', (event) => {"
          + "if (document.body.dataset.held) event.preventDefault(); })";

  private static final String RELEASED =
      "delete document.body.dataset.held;"
          + "document.getElementById('title')"
          + ".dispatchEvent(new Event('input', {bubbles: true}))";

  private static final String ASKS =
      "const leaving = new Event('beforeunload', {cancelable: true});"
          + "window.dispatchEvent(leaving); return leaving.defaultPrevented";

  /** Begins a suggestion, and saves it as a draft where the page does not. */
  void isBegun(String title) {
    browser.visit("/suggestions/new");
    if (!scripts) {
      browser.type("#title", title);
      browser.click("button[name=step][value=draft]");
      browser.find("#notices .notice-success");
      return;
    }
    browser.script(HELD);
    browser.type("#title", title);
    assertTrue("not saved yet", asksBeforeItIsLeft());
    browser.script(RELEASED);
    browser.await("#draft-state", "text", "Draft saved");
    assertFalse("nothing would be lost", asksBeforeItIsLeft());
  }

  /** Changes a suggestion, and does not send it. */
  void isChanged(String title) {
    if (scripts) {
      assertFalse("nothing is changed", asksBeforeItIsLeft());
      browser.type("#title", title);
      assertTrue(asksBeforeItIsLeft());
    }
  }

  private boolean asksBeforeItIsLeft() {
    return (boolean) browser.script(ASKS);
  }
}
