package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.Shipped;
import dev.millet.tests.SteadyLoad;
import dev.millet.tests.Versions;
import dev.millet.tests.trial.TrialModule;
import dev.millet.tests.trial.Unsteady;
import org.junit.Test;

/** An administrator changes modules on the pages. */
public class UpgradeStoryIT extends ModuleStories {

  public UpgradeStoryIT(String setting, int width, boolean scripts) {
    super(setting, width, scripts);
  }

  @Test
  public void aNewVersionIsReadAboutMadeWatchedAndTakenBack() throws Exception {
    String before = changes.active("voting");
    String version = next();
    pages.send("voting-" + version + ".jar", voting(version));
    browser.awaitPath("/modules/plan");
    String plan = browser.text(".says");
    String from = " from " + before + " to " + version;
    assertTrue(plan, plan.contains("voting is upgraded" + from + "."));
    assertTrue(plan, plan.contains("No downtime"));
    assertEquals("Cancel", browser.text(".decide > a"));
    assertEquals("nothing has changed", before, changes.active("voting"));
    pages.shows("plan");

    pages.decide("Upgrade voting");
    browser.awaitPath("/modules/changes/\\d+");
    browser.find("[data-status=running]");
    pages.until("watch");
    assertTrue(browser.text(".story").contains("is on standby"));
    pages.shows("watched");
    pages.ends("done");
    String story = browser.text(".story");
    assertTrue(story, story.contains("voting " + version + " is active."));
    assertTrue(story, story.contains("finished before it was removed."));
    assertEquals(version, changes.active("voting"));
    pages.shows("done");

    String back = "//a[normalize-space()='Roll back to " + before + "']";
    browser.link(back).click();
    browser.awaitPath("/modules/plan");
    pages.decide("Roll back voting");
    browser.awaitPath("/modules/changes/\\d+");
    pages.ends("done");
    assertEquals(before, changes.active("voting"));
    browser.visit("/modules/changes");
    String history = browser.text("main");
    assertTrue(history, history.contains("Upgrade voting" + from));
    assertTrue(history, history.contains("Roll back voting from " + version + " to " + before));
    assertTrue(history, history.contains("Administrator"));
    pages.shows("history");
  }

  @Test
  public void aFileThatIsNoModuleIsRefusedInWords() throws Exception {
    pages.send("notes.jar", "these are notes".getBytes());
    String error = browser.text("#file-error");
    assertTrue(error, error.contains("notes.jar: The file is no jar."));
    pages.shows("refused");
    browser.submit("form[action='/modules/files']");
    browser.await("#file-error", "first", "Choose");
  }

  @Test
  public void whatStandsAgainstAPlanIsSaidAndNothingCanBePressed() throws Exception {
    String needs = "nowhere.to.be.found;version=\"[1,2)\"";
    pages.send(
        "voting.jar",
        Versions.of(Shipped.home().root(), "voting")
            .version(next())
            .header("Import-Package", needs)
            .bytes());
    browser.awaitPath("/modules/plan");
    assertTrue(browser.text(".obstacles").contains("nowhere.to.be.found"));
    assertFalse("there is nothing to press", browser.shows(".decide button"));
    pages.shows("obstacle");
  }

  @Test
  public void whatFailsWithPeopleGoesBackByItself() throws Exception {
    String before = changes.active("trial");
    String version = next();
    SteadyLoad load = new SteadyLoad(new Api(millet.address("/")));
    try (load) {
      load.expectFailuresOf(version);
      pages.send("trial.jar", TrialModule.of(version, Unsteady.FailsUnderTraffic.class).bytes());
      pages.decide("Upgrade trial");
      browser.awaitPath("/modules/changes/\\d+");
      pages.ends("rolled-back");
    }
    String story = browser.text(".story");
    assertTrue(story, story.contains("The old version was restored"));
    assertTrue(story, story.matches("(?s).*\\d+ of \\d+ requests to the new version.*failed.*"));
    assertEquals(before, changes.active("trial"));
    pages.shows("gone-back");
  }

  @Test
  public void aChangeIsCalledOffBeforeItsSwitch() throws Exception {
    String before = changes.active("trial");
    pages.send("trial.jar", TrialModule.of(next(), Unsteady.TakesItsTime.class).bytes());
    pages.decide("Upgrade trial");
    browser.awaitPath("/modules/changes/\\d+");
    pages.until("start");
    browser.click("#call-off");
    browser.await("#notices .notice", "first", "Cancelling.");
    // looked at only now: to look may take longer than the start
    pages.shows("cancelling");
    pages.ends("cancelled");
    assertTrue(browser.text(".story").contains("Nothing has changed"));
    assertEquals(before, changes.active("trial"));
  }

  /** With scripts the button is gone by then; without, it stands on a page that is out of date. */
  @Test
  public void whoWantsToCallItOffTooLateIsToldSo() throws Exception {
    String version = next();
    pages.send("trial.jar", TrialModule.of(version, Unsteady.TakesItsTime.class).bytes());
    pages.decide("Upgrade trial");
    browser.awaitPath("/modules/changes/\\d+");
    browser.find("#call-off");
    Await.until(() -> version.equals(changes.active("trial")), () -> "not switched");
    if (scripts) {
      pages.until("watch");
      assertFalse(browser.shows("#call-off"));
    } else {
      browser.click("#call-off");
      browser.await("#notices .notice", "first", "It’s");
      assertTrue(browser.text("#notices").contains("too late"));
    }
    pages.ends("done");
    assertEquals(version, changes.active("trial"));
  }

  @Test
  public void whoComesSecondIsToldWhatIsDoneAndWhere() throws Exception {
    browser.visit("/modules/plan?restart=suggestions");
    browser.find(".decide button");
    changes.begin(voting(next()));
    browser.click(".decide button");
    String running = browser.text(".running");
    assertTrue(running, running.contains("Upgrade voting from"));
    assertTrue(running, running.contains("The operator"));
    assertFalse("the plan cannot be made now", browser.shows(".decide form"));
    pages.shows("second");
    browser.click(".running a.button");
    browser.awaitPath("/modules/changes/\\d+");
    pages.ends("done");
  }

  @Test
  public void aPlanThatIsNoLongerTrueIsShownAnewWithWhatChanged() throws Exception {
    String before = changes.active("voting");
    String between = next();
    String version = next();
    pages.send("voting.jar", voting(version));
    browser.find(".decide button");
    assertEquals("done", changes.make(voting(between)));
    browser.click(".decide button");
    assertEquals(
        "Upgrade voting from " + before + " to " + version, browser.text(".notice-warn del"));
    assertEquals(
        "Upgrade voting from " + between + " to " + version, browser.text(".notice-warn ins"));
    assertEquals(between, changes.active("voting"));
    pages.shows("stale");
  }

  @Test
  public void aModuleIsDisabledAndEnabledFromItsRow() throws Exception {
    browser.click(".module:has(a[href='/modules/voting']) summary");
    browser.click("a[href='/modules/plan?disable=voting']");
    browser.awaitPath("/modules/plan");
    pages.decide("Disable voting");
    browser.awaitPath("/modules/changes/\\d+");
    pages.ends("done");
    pages.shows("disabled");
    browser.visit("/modules");
    assertTrue(browser.text(".module:has(a[href='/modules/voting'])").contains("Disabled"));
    browser.click("a[href='/modules/plan?enable=voting']");
    pages.decide("Enable voting");
    browser.awaitPath("/modules/changes/\\d+");
    pages.ends("done");
    assertFalse(changes.active("voting").isEmpty());
  }
}
