package dev.millet.launcher.framework;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.features.FeatureBundle;
import dev.millet.launcher.features.Repository;
import dev.millet.launcher.features.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The OSGi framework with the bundles of the selected features. */
public final class Platform {

  private final Framework framework;

  private Platform(Framework framework) {
    this.framework = framework;
  }

  /**
   * Installs and resolves everything, but starts nothing yet.
   *
   * @throws LaunchException when a bundle is missing or cannot be resolved
   */
  public static Platform install(
      Selection selection, Repository repository, Map<String, String> properties) {
    Framework framework = new FrameworkFactory().newFramework(properties);
    try {
      framework.init();
      BundleContext context = framework.getBundleContext();
      List<Installed> installed = new ArrayList<>();
      for (FeatureBundle bundle : selection.bundles()) {
        String location = "reference:" + repository.find(bundle).toUri();
        Bundle added = context.installBundle(location);
        added.adapt(BundleStartLevel.class).setStartLevel(bundle.startLevel());
        installed.add(new Installed(bundle, added));
      }
      new Resolution(framework).check(installed);
      for (Installed each : installed) {
        each.bundle().start(Bundle.START_ACTIVATION_POLICY);
      }
      return new Platform(framework);
    } catch (BundleException e) {
      throw new LaunchException(
          ExitCode.BUNDLE, "A bundle cannot be installed: " + e.getMessage() + ".", e);
    }
  }

  public BundleContext context() {
    return framework.getBundleContext();
  }

  /** Starts the bundles, level by level; returns when the last level is reached. */
  public void start() {
    try {
      framework.start();
    } catch (BundleException e) {
      throw new LaunchException(
          ExitCode.FAILED, "The framework does not start: " + e.getMessage() + ".", e);
    }
  }

  /**
   * Stops everything in the reverse order.
   *
   * @return whether all was stopped within the limit
   */
  public boolean stop(long limitMillis) throws InterruptedException {
    try {
      framework.stop();
      return framework.waitForStop(limitMillis).getType() != FrameworkEvent.WAIT_TIMEDOUT;
    } catch (BundleException e) {
      throw new LaunchException(
          ExitCode.FAILED, "The framework does not stop: " + e.getMessage() + ".", e);
    }
  }

  /** Waits until somebody stops the framework. */
  public void awaitStop() throws InterruptedException {
    framework.waitForStop(0);
  }
}
