package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Await;
import dev.millet.tests.trial.Activators;
import dev.millet.tests.trial.TrialModule;
import dev.millet.tests.trial.Unsteady;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Versions that do not come to stand by. */
public class BadStartsIT extends TrialGround {

  @Override
  Map<String, Object> settings() {
    return Map.of("unsigned", true, "watch.seconds", 0, "start.seconds", 3);
  }

  @Test
  public void anActivatorThatIsNotThere() throws Exception {
    failure(TrialModule.with(next(), Activators.Throws.class).header("Bundle-Activator", "a.B"))
        .says("start", "a.B");
  }

  @Test
  public void anActivatorThatThrows() throws Exception {
    failure(TrialModule.with(next(), Activators.Throws.class)).says("start", "not on a Thursday");
  }

  @Test
  public void aPartThatIsNeverSatisfied() throws Exception {
    failure(TrialModule.waiting(next())).says("waits", "trial.part", "com.example.Oracle");
  }

  @Test
  public void aModuleWithoutAPart() throws Exception {
    failure(TrialModule.waiting(next()).header("Service-Component", null)).says("silent");
  }

  @Test
  public void aPartThatThrowsWhenItIsMade() throws Exception {
    failure(TrialModule.of(next(), Unsteady.ThrowsWhenMade.class))
        .says("failed", "trial.part", "the moon is in the wrong house");
  }

  @Test
  public void aPartThatThrowsWhenItIsAsked() throws Exception {
    failure(TrialModule.of(next(), Unsteady.ThrowsWhenAsked.class))
        .says("contributions", "nothing comes to mind");
  }

  @Test
  public void aRouteWithoutAPermission() throws Exception {
    failure(TrialModule.of(next(), Unsteady.HasNoPermission.class))
        .says("contributions", "GET /api/v1/trial has no permission");
  }

  @Test
  public void aStartThatHangs() throws Exception {
    failure(TrialModule.with(next(), Activators.Hangs.class))
        .says("start-hangs", "3", "java.lang.Thread.sleep");
  }

  @Test
  public void aPartThatHangsWhenItIsMade() throws Exception {
    failure(TrialModule.of(next(), Unsteady.HangsWhenMade.class))
        .says("start-hangs", "3", "java.lang.Thread.sleep");
  }

  @Test
  public void aStartThatHeedsNothingIsNamedUntilItEnds() throws Exception {
    try {
      failure(TrialModule.with(next(), Activators.HeedsNothing.class))
          .says("zombie", "module-start " + TrialModule.BUNDLE, "park");
      assertEquals(1, threads().size());
      assertTrue(module(), module().contains("\"zombie\""));
    } finally {
      System.setProperty(Activators.RELEASE, "now");
    }
    Await.until(() -> threads().equals(List.of()), () -> threads().toString());
    Await.until(() -> !module().contains("\"zombie\""), this::module);
    System.clearProperty(Activators.RELEASE);
  }

  private String module() {
    return api.get("/api/v1/modules/" + TrialModule.NAME, OPERATOR).body();
  }
}
