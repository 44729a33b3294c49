package dev.millet.tests.lingering;

import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import java.util.List;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A module that parks itself in a static of the platform, and forgets itself there. */
public final class Parked implements BundleActivator, Contributor {

  @Override
  public void start(BundleContext context) {
    System.getProperties().put("parked-" + context.getBundle().getBundleId(), this);
    context.registerService(Contributor.class, this, null);
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  public List<Contribution> contributions() {
    return List.of();
  }
}
