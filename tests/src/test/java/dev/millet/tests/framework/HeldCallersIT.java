package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;

import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.modules.Parking;
import dev.millet.tests.Await;
import dev.millet.tests.MixedLoad;
import dev.millet.tests.SteadyLoad;
import dev.millet.tests.Versions;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import dev.millet.tests.trial.Unsteady;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.junit.Test;

/** Callers who are held are served before their time is over, whatever the new version does. */
public class HeldCallersIT extends ChangedPlatform {

  @Inject private Generations generations;

  @Override
  Map<String, Object> settings() {
    // by itself a check may take longer than callers are held
    return Map.of("watch.seconds", 0, "park.seconds", 24, "start.seconds", 60);
  }

  @Test
  public void aSmokeRequestThatHangsMakesNobodyWaitTooLong() throws Exception {
    putTrialIn();
    MixedLoad members = load();
    SteadyLoad visitors = new SteadyLoad(api);
    byte[] hanging = onVoting("1.0.2", Unsteady.HangsInItsSmokeRequest.class).bytes();
    assertEquals("failed", changes.make(next("voting.api"), hanging));
    assertEquals("check-hangs", changes.failure());
    members.close();
    visitors.close();
    assertEquals(List.of(), members.failures());
    assertEquals(List.of(), visitors.failures());
    assertEquals("1.0.1", changes.active(TrialModule.NAME));
    assertEquals("1.0.1", api.get(Steady.PATH, null).body());
  }

  /** The control: who is held too long is not served, and that is seen. */
  @Test
  public void whoIsHeldTooLongIsSeen() throws Exception {
    putTrialIn();
    SteadyLoad visitors = new SteadyLoad(api);
    try (Parking held = generations.park(List.of(TrialModule.NAME), Duration.ofMillis(200), 100)) {
      Await.until(() -> !visitors.failures().isEmpty(), () -> "nobody is held too long");
    }
    visitors.close();
  }

  private void putTrialIn() throws Exception {
    if (api.get(Steady.PATH, null).statusCode() != 200) {
      assertDone(changes.make(onVoting("1.0.1", Steady.class).bytes()));
    }
  }

  private static Versions onVoting(String version, Class<? extends Steady> contributor)
      throws IOException {
    return TrialModule.of(version, contributor)
        .header(
            "Import-Package",
            "dev.millet.api.gateway,dev.millet.api.modules,org.osgi.framework,"
                + "dev.millet.voting.api");
  }
}
