package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.SteadyLoad;
import dev.millet.tests.Versions;
import java.util.List;
import org.junit.Test;

/** An administrator replaces, on the pages, an api that modules share. */
public class SharedApiStoryIT extends ModuleStories {

  public SharedApiStoryIT(String setting, int width, boolean scripts) {
    super(setting, width, scripts);
  }

  @Test
  public void whoHasToWaitIsSaidBeforeAndEverybodyIsServed() throws Exception {
    String version = next();
    pages.send("voting-api.jar", shipped("voting.api", version));
    browser.awaitPath("/modules/plan");
    String plan = browser.text(".says");
    assertTrue(plan, plan.contains("Requests to suggestions, voting wait while"));
    assertTrue(plan, plan.contains("dev.millet.voting.api"));
    pages.shows("shared-plan");

    SteadyLoad load = new SteadyLoad(new Api(millet.address("/")));
    try (load) {
      pages.decide("Make this change");
      browser.awaitPath("/modules/changes/\\d+");
      pages.ends("done");
    }
    assertEquals(List.of(), load.failures());
    String heading = browser.text("h1");
    assertTrue(heading, heading.contains("dev.millet.voting.api") && heading.contains(version));
    pages.shows("shared-done");
    assertTrue(changes.reports().toString(), changes.reports().toString().contains("replace"));
  }

  @Test
  public void whatDoesNotFitIsPutBackAndTheStorySaysSo() throws Exception {
    String before = changes.active("voting");
    String version = next();
    byte[] broken =
        Versions.of(shipped("voting", version))
            .header("Bundle-Activator", "dev.millet.voting.Nobody")
            .bytes();
    changes.begin(shipped("voting.api", version), broken);
    browser.visit("/modules/changes/" + changes.latest().path("id").asLong());
    pages.ends("failed");
    String story = browser.text(".story");
    assertTrue(story, story.contains("Nothing has changed") || story.contains("back"));
    assertEquals(before, changes.active("voting"));
    pages.shows("shared-put-back");
  }
}
