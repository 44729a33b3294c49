package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;

import dev.millet.platform.api.modules.Generations;
import dev.millet.tests.Await;
import dev.millet.tests.trial.BadNeighbour;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import dev.millet.tests.trial.Unsteady;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.junit.Test;
import org.osgi.framework.Bundle;

/** New versions that have answered before anybody comes. */
public class WarmUpIT extends TrialGround {

  @Inject private Generations generations;

  @Override
  Map<String, Object> settings() {
    return Map.of("unsigned", true, "watch.seconds", 0);
  }

  @Test
  public void whatIsColdAtFirstIsWarmWhenPeopleCome() throws Exception {
    // ten answers take a machine that is busy with other tests longer than usual
    configure(Map.of("unsigned", true, "watch.seconds", 0, "warm.millis", 3_000));
    load.awaitRequests(200);
    isLetIn(Unsteady.IsColdAtFirst.class);
    load.awaitRequests(50);
  }

  @Test
  public void withoutItPeopleComeFirst() throws Exception {
    configure(Map.of("unsigned", true, "watch.seconds", 0, "warm.millis", 0));
    load.awaitRequests(200);
    String version = next();
    load.expectFailuresOf(version);
    isLetIn(TrialModule.of(version, Unsteady.IsColdAtFirst.class));
    Await.until(() -> load.newFailures() > 0, () -> "it was warm all the same");
    isLetIn(Steady.class);
  }

  @Test
  public void whatIsPreparedStepsBackBehindThoseWhoAreServed() throws Exception {
    isLetIn(BadNeighbour.IsInTheWay.class);
  }

  /** The control: it complains where it is started as anybody else is. */
  @Test
  public void whatIsStartedOtherwiseDoesNot() throws Exception {
    byte[] jar = TrialModule.of(next(), BadNeighbour.IsInTheWay.class).bytes();
    Bundle bundle = context.installBundle("in-the-way", new ByteArrayInputStream(jar));
    try {
      bundle.start();
      assertEquals(
          List.of(),
          generations.all().stream().filter(each -> each.bundle().equals(bundle)).toList());
    } finally {
      bundle.uninstall();
    }
  }

  @Test
  public void whatHangsMeanwhileIsNotLetIn() throws Exception {
    configure(Map.of("unsigned", true, "watch.seconds", 0, "start.seconds", 3));
    load.awaitRequests(200);
    failure(TrialModule.of(next(), Unsteady.HangsWhenWarmedUp.class))
        .says("check-hangs", "java.lang.Thread.sleep");
  }
}
