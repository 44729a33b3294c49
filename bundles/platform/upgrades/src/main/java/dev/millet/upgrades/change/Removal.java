package dev.millet.upgrades.change;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a bundle out of the framework, and only that one. */
final class Removal {

  private static final Logger LOG = LoggerFactory.getLogger(Removal.class);
  private static final long REFRESH_SECONDS = 60;

  private final BundleContext context;

  Removal(BundleContext context) {
    this.context = context;
  }

  /**
   * Stops, uninstalls and refreshes it. What does not work is logged: the table no longer names the
   * bundle, so nobody is kept by it.
   *
   * @return whether it is gone
   */
  boolean remove(Bundle bundle) throws InterruptedException {
    try {
      bundle.stop(Bundle.STOP_TRANSIENT);
    } catch (BundleException e) {
      LOG.warn("{} failed to stop", bundle, e);
    }
    try {
      bundle.uninstall();
    } catch (BundleException e) {
      LOG.warn("{} could not be uninstalled", bundle, e);
      return false;
    }
    CountDownLatch refreshed = new CountDownLatch(1);
    context
        .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
        .adapt(FrameworkWiring.class)
        .refreshBundles(List.of(bundle), event -> refreshed.countDown());
    return refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS);
  }
}
