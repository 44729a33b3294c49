package dev.millet.upgrades.change;

import dev.millet.upgrades.leftovers.Leftovers;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.StuckThreads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes bundles out of the framework, and only those. */
final class Removal {

  private static final Logger LOG = LoggerFactory.getLogger(Removal.class);
  private static final long REFRESH_SECONDS = 60;

  private final BundleContext context;
  private final StuckThreads stuckThreads;
  private final Leftovers leftovers;

  Removal(BundleContext context, StuckThreads stuckThreads, Leftovers leftovers) {
    this.context = context;
    this.stuckThreads = stuckThreads;
    this.leftovers = leftovers;
  }

  /** Stops it; it stays installed. */
  void stop(Bundle bundle) {
    try {
      bundle.stop(Bundle.STOP_TRANSIENT);
    } catch (BundleException e) {
      LOG.warn("{} failed to stop", bundle, e);
    }
  }

  /** Stops it, and gives it a new class loader: whatever the old one kept is let go. */
  void renew(Bundle bundle) throws InterruptedException {
    stop(bundle);
    refresh(List.of(bundle));
  }

  /**
   * Stops, uninstalls and refreshes it. What does not work is logged: the table no longer names the
   * bundle, so nobody is kept by it.
   *
   * @return whether it is gone
   */
  boolean remove(Bundle bundle) throws InterruptedException {
    return removeAll(List.of(bundle), List.of());
  }

  /**
   * Removes several at once.
   *
   * @param standing stopped bundles that stay, and are to stand on what is installed then
   * @return whether they are gone
   */
  boolean removeAll(Collection<Bundle> bundles, Collection<Bundle> standing)
      throws InterruptedException {
    boolean all = true;
    Leftovers.Noted noted = leftovers.note(bundles);
    List<Bundle> refreshing = new ArrayList<>(standing);
    for (Bundle bundle : bundles) {
      if (stuckThreads.hold(bundle)) {
        // stopping it would wait for its start, and that for nothing
        all = false;
        continue;
      }
      stop(bundle);
      try {
        bundle.uninstall();
        refreshing.add(bundle);
      } catch (BundleException e) {
        LOG.warn("{} could not be uninstalled", bundle, e);
        all = false;
      }
    }
    boolean refreshed = refreshing.isEmpty() || refresh(refreshing);
    noted.gone();
    return refreshed && all;
  }

  /**
   * Gives what was removed a moment to come to its end.
   *
   * @return the first thing that is left of it, or of what was removed earlier
   */
  Optional<ModuleProblem> leftBehind() throws InterruptedException {
    return leftovers.settle();
  }

  private boolean refresh(Collection<Bundle> bundles) throws InterruptedException {
    CountDownLatch refreshed = new CountDownLatch(1);
    context
        .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
        .adapt(FrameworkWiring.class)
        .refreshBundles(bundles, event -> refreshed.countDown());
    return refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS);
  }
}
