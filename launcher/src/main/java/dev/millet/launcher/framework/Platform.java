package dev.millet.launcher.framework;

import dev.millet.distribution.FeatureBundle;
import dev.millet.launch.FixedSettings;
import dev.millet.launch.JarSettings;
import dev.millet.launch.PreparationTask;
import dev.millet.launch.RecoveryReporter;
import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.features.Repository;
import dev.millet.launcher.settings.SettingsTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** The OSGi framework with the bundles of the selected features. */
public final class Platform {

  /** Logging and Configuration Admin are up at this level, and nothing that can be configured. */
  private static final int CONFIGURATION_LEVEL = 1;

  private final Framework framework;
  private final List<Installed> installed;
  private final StartFailures failures;
  private final List<String> leftOut;

  private Platform(
      Framework framework,
      List<Installed> installed,
      StartFailures failures,
      List<String> leftOut) {
    this.framework = framework;
    this.installed = installed;
    this.failures = failures;
    this.leftOut = leftOut;
  }

  /**
   * Installs and resolves everything, but starts nothing yet. What was installed while the platform
   * ran and cannot be resolved any more is left out.
   *
   * @param distributed the symbolic names of all that the distribution brings, selected or not
   * @param installedModules what was installed since
   * @param properties the framework's
   * @param onFailure is run when a bundle first says that it cannot start
   * @throws LaunchException when a bundle is missing or cannot be resolved
   */
  public static Platform install(
      List<FeatureBundle> bundles,
      Repository repository,
      Set<String> distributed,
      InstalledModulesFile installedModules,
      Map<String, String> properties,
      Runnable onFailure)
      throws InterruptedException {
    repository.check(bundles);
    LeftOut leftOut = new LeftOut();
    InstalledModulesFile.Changes changes = installedModules.read();
    try {
      while (true) {
        Framework framework = framework(properties, leftOut);
        List<Installed> installed = installed(framework, bundles, repository);
        new Replacements(framework.getBundleContext(), installed, distributed).apply(changes);
        Map<Installed, String> unresolved = new Resolution(framework).unresolved(installed);
        if (unresolved.isEmpty()) {
          return resolved(framework, installed, new StartFailures(onFailure), leftOut);
        }
        InstalledModulesFile.Changes reduced = leftOut.reduce(changes, unresolved);
        if (reduced == changes) {
          throw new LaunchException(ExitCode.BUNDLE, unresolved.values().iterator().next());
        }
        changes = reduced;
        framework.stop();
        framework.waitForStop(0);
      }
    } catch (BundleException e) {
      throw new LaunchException(
          ExitCode.BUNDLE, "A bundle cannot be installed: " + e.getMessage() + ".", e);
    }
  }

  private static Framework framework(Map<String, String> given, LeftOut leftOut)
      throws BundleException {
    Map<String, String> properties = new HashMap<>(given);
    properties.put(
        Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "" + CONFIGURATION_LEVEL);
    properties.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
    properties.put(
        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
        "org.osgi.service.cm;version=\"1.6.1\",org.osgi.service.feature;version=\"1.0\","
            + "dev.millet.launch;version=\"1.0\"");
    properties.put("felix.log.level", "0");
    // Else the resolver begins threads, which stay for a minute, in the thread group of whoever
    // resolves first: that is often a new version of a module, which looks as if it had left them.
    properties.put("felix.resolver.parallelism", "1");
    if (leftOut.property() != null) {
      properties.put(LeftOut.PROPERTY, leftOut.property());
    }
    Framework framework = new FrameworkFactory().newFramework(properties);
    framework.init();
    framework.getBundleContext().addBundleListener(ForgottenUses.of(framework));
    return framework;
  }

  private static List<Installed> installed(
      Framework framework, List<FeatureBundle> bundles, Repository repository)
      throws BundleException {
    List<Installed> installed = new ArrayList<>();
    for (FeatureBundle bundle : bundles) {
      Bundle added =
          framework
              .getBundleContext()
              .installBundle("reference:" + repository.path(bundle).toUri());
      installed.add(started(bundle, added));
    }
    return installed;
  }

  private static Platform resolved(
      Framework framework, List<Installed> installed, StartFailures failures, LeftOut leftOut)
      throws BundleException {
    for (Installed each : installed) {
      if (!isFragment(each.bundle())) {
        each.bundle().start(Bundle.START_ACTIVATION_POLICY);
      }
    }
    failures.register(framework.getBundleContext());
    return new Platform(framework, installed, failures, leftOut.sentences());
  }

  private static Installed started(FeatureBundle origin, Bundle bundle) {
    bundle.adapt(BundleStartLevel.class).setStartLevel(origin.startLevel());
    return new Installed(origin, bundle);
  }

  /** Returns the installed bundles that this start leaves out, a sentence each. */
  public List<String> leftOut() {
    return leftOut;
  }

  /**
   * Lets the running platform ask what is set about a version that is installed, and which settings
   * are fixed.
   */
  public void offer(WrittenSettings settings) {
    BundleContext context = framework.getBundleContext();
    context.registerService(JarSettings.class, settings, null);
    context.registerService(FixedSettings.class, new GivenValues(settings.given()), null);
  }

  /**
   * Lets the database recover from damage to its files, instead of ending the start.
   *
   * @param report is told what is missing then
   */
  public void recover(RecoveryReporter report) {
    framework.getBundleContext().registerService(RecoveryReporter.class, report, null);
  }

  /**
   * Lets {@code /health/ready} answer that the instance is being prepared, until the preparation is
   * closed.
   *
   * @param task what is being done, a sentence for operators
   */
  public Preparation prepare(String task) {
    return new Preparation(
        framework
            .getBundleContext()
            .registerService(PreparationTask.class, new PreparationTask(task), null));
  }

  /** Returns the settings of the installed bundles. */
  public SettingsTable settings() {
    return BundleSettings.of(installed.stream().map(Installed::bundle).toList());
  }

  /**
   * Starts the bundles, level by level; returns when the last level is reached.
   *
   * @param configurations component properties by PID
   * @throws LaunchException when a bundle says that it cannot start
   */
  public void start(Map<String, Map<String, Object>> configurations) throws InterruptedException {
    try {
      framework.start();
    } catch (BundleException e) {
      throw new LaunchException(
          ExitCode.FAILED, "The framework does not start: " + e.getMessage() + ".", e);
    }
    failures.check();
    Configurations.handOver(framework.getBundleContext(), configurations);
    int last = installed.stream().mapToInt(each -> each.origin().startLevel()).max().orElseThrow();
    CountDownLatch reached = new CountDownLatch(1);
    framework
        .adapt(FrameworkStartLevel.class)
        .setStartLevel(
            last,
            event -> {
              if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED) {
                reached.countDown();
              }
            });
    reached.await();
    failures.check();
  }

  /**
   * Ends the start; what fails afterwards is logged and does not end the process.
   *
   * @throws LaunchException when a bundle said before that it cannot start
   */
  public void started() {
    failures.end();
  }

  /** Waits until the system answers requests; see {@link Readiness}. */
  public Readiness readiness(Duration limit) {
    List<Bundle> modules =
        installed.stream()
            .map(Installed::bundle)
            .filter(bundle -> bundle.getHeaders("").get("Service-Component") != null)
            .toList();
    return new Readiness(
        framework.getBundleContext(), new Components(framework, modules), failures, limit);
  }

  /**
   * Stops everything in the reverse order.
   *
   * @return whether all was stopped within the limit
   */
  public boolean stop(Duration limit) throws InterruptedException {
    try {
      framework.stop();
      return framework.waitForStop(limit.toMillis()).getType() != FrameworkEvent.WAIT_TIMEDOUT;
    } catch (BundleException e) {
      throw new LaunchException(
          ExitCode.FAILED, "The framework does not stop: " + e.getMessage() + ".", e);
    }
  }

  /** Waits until somebody stops the framework. */
  public void awaitStop() throws InterruptedException {
    framework.waitForStop(0);
  }

  private static boolean isFragment(Bundle bundle) {
    return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
  }
}
