package dev.millet.tests.trial;

import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Activators that do not do what they should. */
public final class Activators {

  /** Set by the test, so that its framework can be stopped after all. */
  public static final String RELEASE = "millet.test.release";

  private Activators() {}

  public static final class Throws implements BundleActivator {
    @Override
    public void start(BundleContext context) {
      throw new IllegalStateException("not on a Thursday");
    }

    @Override
    public void stop(BundleContext context) {}
  }

  public static final class Hangs implements BundleActivator {
    @Override
    public void start(BundleContext context) throws InterruptedException {
      Thread.sleep(Long.MAX_VALUE);
    }

    @Override
    public void stop(BundleContext context) {}
  }

  public static final class HeedsNothing implements BundleActivator {
    @Override
    public void start(BundleContext context) {
      while (System.getProperty(RELEASE) == null) {
        LockSupport.parkNanos(1_000_000);
        Thread.interrupted();
      }
    }

    @Override
    public void stop(BundleContext context) {}
  }
}
