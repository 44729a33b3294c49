package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.process.MilletProcess;
import java.util.List;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What a person does who never takes the mouse. */
public class KeyboardIT {

  private static final String PASSWORD = "correct horse battery";
  private static MilletProcess millet;

  @Rule public final Browsers browsers = new Browsers(() -> millet.address("/"));

  private Chromium browser;

  @BeforeClass
  public static void start() throws Exception {
    millet = MilletProcess.run().withDemo().with("MILLET_ADMIN_PASSWORD", PASSWORD).ready();
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
  }

  private void signIn() {
    browser.visit("/members/sign-in?to=/suggestions");
    browser.type("#handle", "admin");
    browser.type("#password", PASSWORD);
    browser.press(Keys.ENTER);
    browser.awaitPath("/suggestions");
    browser.find(".entry");
  }

  private String title(int place) {
    return browser.all(".entry-title a").get(place).getText();
  }

  @Test
  public void theFirstTabLeadsPastTheNavigation() {
    browser.visit("/suggestions");
    browser.press(Keys.TAB);
    assertEquals("#main", browser.focused().getDomAttribute("href"));
    browser.press(Keys.ENTER);
    browser.press(Keys.TAB);
    assertTrue(
        "the focus is in the page",
        (Boolean) browser.script("return document.activeElement.closest('main') !== null"));
  }

  @Test
  public void theListIsWalkedThroughUpAndDown() {
    browser.visit("/suggestions");
    browser.press("j");
    assertEquals(title(0), browser.focused().getText());
    browser.press("jj");
    assertEquals(title(2), browser.focused().getText());
    browser.press("k");
    assertEquals(title(1), browser.focused().getText());
    browser.press(Keys.ENTER);
    browser.awaitPath("/suggestions/\\d+");
  }

  @Test
  public void whatHasTheFocusIsVotedFor() {
    signIn();
    browser.visit("/suggestions?sort=newest");
    browser.find(".entry");
    browser.press("jjj");
    String address = browser.focused().getDomAttribute("href");
    browser.press("v");
    browser.find(".entry:has(a[href='" + address + "']) .vote[aria-pressed=true]");
    browser.visit(address);
    browser.press("v");
    browser.find(".vote-wide .vote[aria-pressed=false]");
  }

  @Test
  public void aCommentAndASuggestionAreBegun() {
    signIn();
    browser.press("n");
    browser.awaitPath("/suggestions/new");
    browser.visit("/suggestions");
    browser.press("j");
    browser.press(Keys.ENTER);
    browser.awaitPath("/suggestions/\\d+");
    browser.press("c");
    assertEquals("body", browser.focused().getDomAttribute("id"));
    browser.press("n, v and c are letters here");
    assertEquals("n, v and c are letters here", browser.focused().getDomProperty("value"));
  }

  @Test
  public void theKeysAreListedForThisPage() {
    browser.visit("/suggestions");
    assertFalse(browser.shows("#shortcuts"));
    browser.press("?");
    WebElement overlay = browser.find("#shortcuts");
    assertTrue(overlay.getText(), overlay.getText().contains("Next in the list"));
    assertFalse(overlay.getText(), overlay.getText().contains("Write a comment"));
    assertEquals(List.of(), new Axe().findings(browser));
    browser.press(Keys.ESCAPE);
    assertFalse(browser.shows("#shortcuts"));
  }

  @Test
  public void whoDoesNotWantKeysSwitchesThemOff() {
    browser.visit("/suggestions");
    browser.press("?");
    browser.click("#shortcuts-on");
    browser.press(Keys.ESCAPE);
    browser.visit("/suggestions");
    browser.press("j");
    assertEquals("body", browser.focused().getTagName());
  }
}
