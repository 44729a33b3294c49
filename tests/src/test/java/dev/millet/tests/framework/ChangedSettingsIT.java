package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.millet.launch.JarSettings;
import dev.millet.tests.Await;
import dev.millet.tests.MixedLoad;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Test;

/** A module takes its settings as they are written when it is installed, and by a restart. */
public class ChangedSettingsIT extends ChangedPlatform {

  private static final String VOTING = "dev.millet.voting";
  private static final AtomicReference<Map<String, Map<String, Object>>> written =
      new AtomicReference<>(Map.of());

  /** What the launcher does: it reads what is written, whenever it is asked. */
  @Override
  Map<String, Object> settings() {
    JarSettings reader =
        jar ->
            Optional.ofNullable(written.get())
                .orElseThrow(() -> new IllegalArgumentException("a sentence"));
    context.registerService(JarSettings.class, reader, null);
    return super.settings();
  }

  @Test
  public void aChangedSettingComesWithARestartAndStaysWithTheNextVersion() throws Exception {
    String token = api.member("s" + run(), OPERATOR);
    String idea = "/api/v1/votes/idea-" + run() + "/1";
    assertEquals(404, api.put(idea, token).statusCode());
    MixedLoad load = load();
    written.set(Map.of(VOTING, Map.of("free.types", new String[] {"topic", idea.split("/")[4]})));
    assertDone(changes.order("{\"restart\": [\"voting\"]}"));
    assertEquals(200, api.put(idea, token).statusCode());
    assertDone(changes.make(next("voting")));
    assertEquals(200, api.put(idea, token).statusCode());
    load.close();
    assertEquals(List.of(), load.failures());
    assertEquals("one configuration for each place", 1, configured().size());
  }

  @Test
  public void aSettingThatIsNotAllowedStandsInThePlan() throws Exception {
    var before = written.getAndSet(null);
    try {
      assertEquals("setting", changes.obstacle("{\"restart\": [\"voting\"]}"));
    } finally {
      written.set(before);
    }
  }

  /** The control of the swap: the components of a module are made anew under its callers. */
  @Test
  public void controlASettingChangedInItsPlaceFailsRequests() throws Exception {
    written.set(Map.of(VOTING, Map.of("free.types", new String[] {"topic"})));
    assertDone(changes.order("{\"restart\": [\"voting\"]}"));
    MixedLoad load = load();
    for (int i = 0; i < 100 && load.failures().isEmpty(); i++) {
      long before = load.requests();
      for (var each : configured()) {
        each.update(new Hashtable<>(Map.of("free.types", new String[] {"topic", "t" + i})));
      }
      Await.until(() -> load.requests() > before + 20, () -> "no load");
    }
    load.close();
    assertFalse("a change in its place has a gap", load.failures().isEmpty());
  }

  private List<org.osgi.service.cm.Configuration> configured() throws Exception {
    var all = configurations.listConfigurations("(service.pid=" + VOTING + "|*)");
    return all == null ? List.of() : List.of(all);
  }
}
