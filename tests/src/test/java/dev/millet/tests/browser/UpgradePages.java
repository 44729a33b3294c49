package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The pages on which modules are changed, as somebody goes through them. */
final class UpgradePages {

  private static final Axe AXE = new Axe();
  private static final int LOOK_MILLIS = 400;

  private final Chromium browser;
  private final boolean scripts;
  private final String setting;
  private final Path folder;

  /**
   * @param scripts whether the browser runs them
   * @param setting names the pictures
   * @param folder for the files that are sent
   */
  UpgradePages(Chromium browser, boolean scripts, String setting, Path folder) {
    this.browser = browser;
    this.scripts = scripts;
    this.setting = setting;
    this.folder = folder;
  }

  void send(String name, byte[] content) throws IOException {
    browser.visit("/modules");
    Path file = folder.resolve(name);
    Files.write(file, content);
    browser.find("#file").sendKeys(file.toString());
    browser.submit("form[action='/modules/files']");
  }

  void decide(String button) {
    assertEquals(button, browser.text(".decide button"));
    browser.click(".decide button");
  }

  /** With scripts the page comes to it by itself; without, somebody looks again and again. */
  void until(String step) throws InterruptedException {
    String now = "[data-status=running] [data-step=" + step + "][data-state=now]";
    lookFor(now);
    browser.find(now);
  }

  void ends(String outcome) throws InterruptedException {
    lookFor("[data-status]:not([data-status=running])");
    browser.find("[data-status=" + outcome + "]");
  }

  private void lookFor(String css) throws InterruptedException {
    if (!scripts) {
      Await.until(() -> browser.shows(css) || showsAfterAnotherLook(css), browser::html);
    }
  }

  /** A look costs the browser and the instance as much as a change does: nobody looks at once. */
  private boolean showsAfterAnotherLook(String css) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    browser.click("noscript a");
    return browser.shows(css);
  }

  /** Pictures for people, and what every page must keep at this width, in both themes. */
  void shows(String what) {
    for (String theme : new String[] {"light", "dark"}) {
      if (scripts) {
        browser.script("document.documentElement.dataset.theme = '" + theme + "'");
        assertTrue(what + " reaches beyond the right edge", browser.overflow() <= 0);
        boolean first = theme.equals("light");
        List<?> found = first ? AXE.findings(browser) : AXE.findingsInColours(browser);
        assertEquals(what + " in " + theme, List.of(), found);
      }
      if (scripts || theme.equals("light")) {
        browser.picture("upgrades/" + what + "_" + setting + "_" + theme);
      }
    }
  }
}
