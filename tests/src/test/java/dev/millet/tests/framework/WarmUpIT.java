package dev.millet.tests.framework;

import dev.millet.tests.Await;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import dev.millet.tests.trial.Unsteady;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** New versions that have answered before anybody comes. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class WarmUpIT extends TrialGround {

  @Override
  Map<String, Object> settings() {
    return Map.of("unsigned", true, "watch.seconds", 0);
  }

  @Test
  public void whatIsColdAtFirstIsWarmWhenPeopleCome() throws Exception {
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
  public void whatHangsMeanwhileIsNotLetIn() throws Exception {
    load.awaitRequests(200);
    failure(TrialModule.of(next(), Unsteady.HangsWhenWarmedUp.class))
        .says("check-hangs", "java.lang.Thread.sleep");
  }
}
