package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millet.tests.Await;
import dev.millet.tests.trial.BadNeighbour;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import dev.millet.tests.trial.Unsteady;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.Test;

/** Versions that pass their checks and misbehave when people come: the watch switches back. */
public class BadTrafficIT extends TrialGround {

  private static final int WATCH_SECONDS = 20;

  @Override
  Map<String, Object> settings() {
    return Map.of(
        "unsigned",
        true,
        "watch.seconds",
        WATCH_SECONDS,
        "least.samples",
        10,
        "most.slower",
        1_000);
  }

  @Test
  public void failuresBringTheOldVersionBackAndAreCounted() throws Exception {
    String version = next();
    load.expectFailuresOf(version);
    failure("rolled-back", TrialModule.of(version, Unsteady.FailsUnderTraffic.class))
        .says("watch-failures", TrialModule.NAME);
    JsonNode told = report("watch", "failed").path("problem").path("arguments");
    long counted = told.path(1).asLong();
    assertTrue(told.toString(), counted > 0);
    // what was counted may still be on its way to those who asked
    Await.until(() -> counted <= load.newFailures(), told::toString);
    Duration back = between(report("watch", "failed"), report("switch", "undone"));
    assertTrue("not at the end of the watch: " + back, back.toSeconds() < WATCH_SECONDS);
  }

  @Test
  public void slownessBringsTheOldVersionBack() throws Exception {
    configure(Map.of("unsigned", true, "watch.seconds", 60, "least.samples", 4, "most.slower", 2));
    failure("rolled-back", TrialModule.of(next(), Unsteady.IsSlowUnderTraffic.class))
        .says("watch-slow", TrialModule.NAME);
  }

  @Test
  public void anEntryOfTheJournalThatItCannotHandleBringsTheOldVersionBack() throws Exception {
    vote();
    failure("rolled-back", TrialModule.of(next(), BadNeighbour.ChokesOnTheJournal.class))
        .says("watch-journal", "trial.votes", "cannot count to 1");
  }

  @Test
  public void aSubscriptionThatLacksAClassBringsTheOldVersionBack() throws Exception {
    vote();
    failure("rolled-back", TrialModule.of(next(), Unsteady.LacksAClassLater.class))
        .says("watch-error", TrialModule.NAME, "subscription trial.votes");
  }

  /** The control: what fails once and then works stays. */
  @Test
  public void anEntryThatIsHandledAtLastChangesNothing() throws Exception {
    vote();
    configure(Map.of("unsigned", true, "watch.seconds", 4, "least.samples", 10));
    String version = next();
    isLetIn(TrialModule.of(version, BadNeighbour.StumblesOnce.class));
    assertEquals(version, active());
    isLetIn(Steady.class);
  }

  private void vote() throws Exception {
    String run = Long.toString(System.nanoTime(), 36);
    api.product(run, OPERATOR);
    String member = api.member("m" + run, OPERATOR);
    long suggestion = api.suggestion(run, "Vote for me", member);
    assertEquals(200, api.put("/api/v1/votes/suggestion/" + suggestion, member).statusCode());
  }

  /** The control: what the watch takes back would stay otherwise. */
  @Test
  public void withoutTheWatchAFailingVersionStays() throws Exception {
    configure(Map.of("unsigned", true, "watch.seconds", 0));
    String version = next();
    load.expectFailuresOf(version);
    isLetIn(TrialModule.of(version, Unsteady.FailsUnderTraffic.class));
    Await.until(() -> load.newFailures() > 20, () -> "it did not fail");
    assertEquals(version, active());
    isLetIn(Steady.class);
  }

  private JsonNode report(String step, String state) throws Exception {
    for (JsonNode report : changes.reports()) {
      if (report.path("step").asText().equals(step)
          && report.path("state").asText().equals(state)) {
        return report;
      }
    }
    throw new AssertionError(changes.reports());
  }

  private static Duration between(JsonNode first, JsonNode second) {
    return Duration.between(
        Instant.parse(first.path("at").asText()), Instant.parse(second.path("at").asText()));
  }
}
