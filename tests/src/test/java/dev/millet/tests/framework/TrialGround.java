package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.launch.GatewayAddress;
import dev.millet.platform.api.settings.ModuleRestarts;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.Complaints;
import dev.millet.tests.Complaints.Told;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.SteadyLoad;
import dev.millet.tests.Versions;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * A running platform with the module {@code trial} and people who use it. After each test nobody
 * may have noticed anything, and nothing may be left of what was tried.
 */
@RunWith(InFramework.class)
@FrameworkTest(suite = TrialSuite.class)
public abstract class TrialGround {

  static final String OPERATOR = "operator-of-a-test";
  private static int number;

  @Inject BundleContext context;
  @Inject ConfigurationAdmin configurations;

  @Inject GatewayAddress gateway;

  Api api;
  ModuleChanges changes;
  Complaints complaints;
  SteadyLoad load;
  Path home;
  private List<String> bundles;
  private int contributors;

  /** The settings of upgrades; where nothing hangs, a start has as long as in production. */
  abstract Map<String, Object> settings();

  /** A good version as it is let in here. */
  byte[] good(Versions version) throws Exception {
    return version.bytes();
  }

  @Before
  public final void prepare() throws Exception {
    api = new Api(gateway.uri());
    changes = new ModuleChanges(api, OPERATOR);
    complaints = new Complaints(gateway.uri(), OPERATOR);
    home = Path.of(context.getProperty("millet.home"));
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    if (api.get(Steady.PATH, null).statusCode() != 200) {
      Map<String, Object> unwatched = new HashMap<>(settings());
      unwatched.put("watch.seconds", 0);
      unwatched.remove("start.seconds");
      configure(unwatched);
      assertEquals("done", changes.make(good(TrialModule.of(next(), Steady.class))));
    }
    configure(settings());
    Await.until(() -> api.get(Steady.PATH, null).statusCode() == 200, () -> "no trial");
    bundles = bundles();
    contributors = contributors();
    load = new SteadyLoad(api);
  }

  /** Sets upgrades up, and waits until that is so. */
  void configure(Map<String, Object> settings) throws Exception {
    var configuration = configurations.getConfiguration("dev.millet.upgrades", "?");
    Hashtable<String, Object> wanted = new Hashtable<>(settings);
    Object before = upgrades();
    if (configuration.updateIfDifferent(wanted)) {
      // the module is replaced; until then, and while it is absent, the former one may answer
      Await.until(
          () -> upgrades() != null && !Objects.equals(before, upgrades()),
          () -> "settings not taken");
      Await.until(
          () -> api.get("/api/v1/modules", OPERATOR).statusCode() == 200, () -> "no upgrades");
    }
  }

  /** Tells one making of upgrades from another; null if absent at the moment. */
  private Object upgrades() {
    var reference = context.getServiceReference(ModuleRestarts.class);
    return reference == null ? null : reference.getProperty(Constants.SERVICE_ID);
  }

  @After
  public final void nobodyNoticedAndNothingIsLeft() throws Exception {
    load.close();
    assertEquals(List.of(), load.failures());
    assertTrue("nobody asked anything", load.requests() > 0);
    assertEquals(bundles, bundles());
    assertEquals(contributors, contributors());
    // what was interrupted is told of before its thread has come to its end
    Await.until(() -> threads().isEmpty(), () -> threads().toString());
    assertEquals(List.of(), unfinishedFiles());
  }

  /** A version that nothing had before. */
  static String next() {
    return "1.0." + ++number;
  }

  /** The version that answers. */
  String active() throws IOException {
    return changes.active(TrialModule.NAME);
  }

  /** Has a bad version made, and answers with what failed; the old one answers as before. */
  Told failure(Versions version) throws Exception {
    return failure("failed", version);
  }

  Told failure(String outcome, Versions version) throws Exception {
    String before = active();
    String ended = changes.make(good(version));
    assertEquals(changes.reports().toString(), outcome, ended);
    assertEquals(before, active());
    assertEquals(before, api.get(Steady.PATH, null).body());
    return complaints.failure(changes.latest().path("id").asText());
  }

  /** Has a version made that does no harm. */
  void isLetIn(Class<? extends Steady> kind) throws Exception {
    isLetIn(TrialModule.of(next(), kind));
  }

  /** Has a version made that does no harm. */
  void isLetIn(Versions version) throws Exception {
    String outcome = changes.make(good(version));
    assertEquals(changes.reports().toString(), "done", outcome);
  }

  private List<String> bundles() {
    return Stream.of(context.getBundles()).map(TrialGround::name).sorted().toList();
  }

  private static String name(Bundle bundle) {
    // a version that was let in takes the place of the one before
    return bundle.getSymbolicName().equals(TrialModule.BUNDLE)
        ? TrialModule.BUNDLE
        : bundle.toString();
  }

  private int contributors() throws InvalidSyntaxException {
    return context.getAllServiceReferences("dev.millet.api.modules.Contributor", null).length;
  }

  static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("module-") || name.startsWith("trial-"))
        .filter(name -> !name.startsWith("module-change-"))
        .sorted()
        .toList();
  }

  private List<String> unfinishedFiles() throws IOException {
    Path folder = Path.of(context.getProperty("millet.data"), "modules");
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".part")).toList();
    }
  }
}
