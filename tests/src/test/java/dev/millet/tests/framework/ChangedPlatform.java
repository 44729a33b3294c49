package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;

import dev.millet.launch.GatewayAddress;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.MixedLoad;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;

/** A running platform whose modules are changed, unsigned and one change after the other. */
@RunWith(InFramework.class)
@FrameworkTest(
    suite = ChangeSuite.class,
    alone = "versions and tables stay behind that other tests would meet")
public abstract class ChangedPlatform {

  static final String OPERATOR = "operator-of-a-test";
  private static int number;

  @Inject BundleContext context;
  @Inject ConfigurationAdmin configurations;

  @Inject GatewayAddress gateway;

  Api api;
  ModuleChanges changes;
  Path home;

  /** The settings of upgrades, beside that unsigned files are let in. */
  Map<String, Object> settings() {
    return Map.of("watch.seconds", 0);
  }

  @Before
  public final void prepare() throws Exception {
    api = new Api(gateway.uri());
    changes = new ModuleChanges(api, OPERATOR);
    home = Path.of(context.getProperty("millet.home"));
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    var configuration = configurations.getConfiguration("dev.millet.upgrades", "?");
    if (configuration.getProperties() == null) {
      Hashtable<String, Object> wanted = new Hashtable<>(settings());
      wanted.put("unsigned", true);
      configuration.update(wanted);
      byte[] next = next("voting");
      Await.until(() -> changes.letsIn(next), () -> "settings not taken");
    }
  }

  /** A version that nothing had before. */
  static String version() {
    return "0.1." + (100 + ++number);
  }

  /** The version that was made last. */
  static String newest() {
    return "0.1." + (100 + number);
  }

  /** A module's next version, to be changed before it is installed. */
  Versions version(String module) throws IOException {
    return Versions.of(home, module).version(version());
  }

  byte[] next(String module) throws IOException {
    return version(module).bytes();
  }

  /** Lets modules go back to the versions before, as one change. */
  String back(String... modules) throws Exception {
    byte[][] jars = new byte[modules.length][];
    for (int i = 0; i < jars.length; i++) {
      jars[i] = Versions.of(home, modules[i]).bytes();
    }
    return changes.goBack(jars);
  }

  void assertDone(String outcome) throws Exception {
    assertEquals(changes.reports().toString(), "done", outcome);
  }

  /** Members who read and vote; nobody may notice anything. */
  MixedLoad load(int suggestions) throws Exception {
    String run = run();
    api.product(run, OPERATOR);
    List<String> tokens = List.of(api.member("a" + run, OPERATOR), api.member("b" + run, OPERATOR));
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < suggestions; i++) {
      all.add(api.suggestion(run, "Suggestion " + i, tokens.get(0)));
    }
    return new MixedLoad(api, all, tokens).start();
  }

  MixedLoad load() throws Exception {
    return load(3);
  }

  /** A name that no other test has. */
  static String run() {
    return Long.toString(System.nanoTime(), 36);
  }

  long bundlesOf(String module) {
    return Stream.of(context.getBundles())
        .filter(bundle -> module.equals(bundle.getHeaders("").get("Millet-Module")))
        .count();
  }

  List<Bundle> bundles(String symbolicName) {
    return Stream.of(context.getBundles())
        .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
        .toList();
  }
}
