package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.MixedLoad;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.Versions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;

/** An administrator puts new versions in through the API, good ones; the bad ones are in Bad*IT. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class UpgradeIT {

  private static final String OPERATOR = "operator-of-a-test";
  private static int number;

  @Inject private BundleContext context;
  @Inject private ConfigurationAdmin configurations;

  @Inject
  @Filter(value = "(millet.gateway=true)", timeout = 60_000)
  private URI gateway;

  private Api api;
  private ModuleChanges changes;
  private Path home;

  @Configuration
  public Option[] configuration() {
    return new Option[] {PlatformOptions.feature("community")};
  }

  @Before
  public void prepare() throws Exception {
    api = new Api(gateway);
    changes = new ModuleChanges(api, OPERATOR);
    home = Path.of(context.getProperty("millet.home"));
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    var settings = configurations.getConfiguration("dev.millet.upgrades", "?");
    if (settings.getProperties() == null) {
      settings.update(
          new Hashtable<>(
              Map.of(
                  "unsigned", true, "watch.seconds", 1, "start.seconds", 5, "least.samples", 10)));
      Await.until(() -> changes.letsIn(next("voting")), () -> "settings not taken");
    }
  }

  @Test
  public void modulesAreUpgradedUnderLoadAndNobodyNotices() throws Exception {
    String run = Long.toString(System.nanoTime(), 36);
    api.product(run, OPERATOR);
    List<String> tokens = List.of(api.member("a" + run, OPERATOR), api.member("b" + run, OPERATOR));
    List<Long> suggestions = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      suggestions.add(api.suggestion(run, "Suggestion " + i, tokens.get(0)));
    }
    MixedLoad load = new MixedLoad(api, suggestions, tokens).start();
    assertEquals("done", changes.make(next("voting")));
    assertEquals("done", changes.make(next("suggestions")));
    assertEquals("done", changes.make(next("voting"), next("suggestions")));
    load.close();
    assertEquals(List.of(), load.failures());
    for (long suggestion : suggestions) {
      String tally = api.get("/api/v1/votes/suggestion/" + suggestion, null).body();
      assertEquals(tally, load.votes(suggestion), Api.number(tally, "support"));
    }
  }

  @Test
  public void anOlderVersionComesBackOnlyAsTheWayBack() throws Exception {
    byte[] first = next("voting");
    byte[] second = next("voting");
    assertEquals("done", changes.make(first));
    assertEquals("done", changes.make(second));
    assertEquals("older", changes.obstacle(first));
    assertEquals("done", changes.goBack(second));
    assertEquals("0.1." + (100 + number - 1), changes.active("voting"));
  }

  private Versions version(String module) throws IOException {
    return Versions.of(home, module).version("0.1." + (100 + ++number));
  }

  private byte[] next(String module) throws IOException {
    return version(module).bytes();
  }
}
