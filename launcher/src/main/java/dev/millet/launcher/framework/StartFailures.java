package dev.millet.launcher.framework;

import dev.millet.launch.StartReporter;
import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/**
 * The reasons of platform bundles that cannot start, one paragraph each, which they say through a
 * {@link StartReporter} of their own. A bundle whose activator fails counts as well. The first one
 * to speak is reported; the others most likely suffer from the same.
 */
final class StartFailures implements ServiceFactory<StartReporter>, FrameworkListener {

  /** Takes the place of the first failure where the start has ended without one. */
  private static final LaunchException NONE = new LaunchException(ExitCode.OK, "started");

  private final AtomicReference<LaunchException> first = new AtomicReference<>();
  private final Runnable onFirst;

  /**
   * Makes an empty one.
   *
   * @param onFirst is run when the first bundle complains, on its thread
   */
  StartFailures(Runnable onFirst) {
    this.onFirst = onFirst;
  }

  void register(BundleContext context) {
    context.registerService(StartReporter.class, this, null);
    context.addFrameworkListener(this);
  }

  /**
   * Ends the start: a failure from here on, such as that of a new version of a module, is for the
   * log and must not silence it. The service stays, since components that refer to it would be
   * stopped with it.
   *
   * @throws LaunchException where a bundle failed up to now
   */
  void end() {
    if (!first.compareAndSet(null, NONE)) {
      check();
    }
  }

  /** Throws the first failure, if there was one. */
  void check() {
    LaunchException failure = first.get();
    if (failure != null && failure != NONE) {
      throw failure;
    }
  }

  @Override
  public StartReporter getService(Bundle bundle, ServiceRegistration<StartReporter> registration) {
    return new StartReporter() {
      @Override
      public void failed(String message) {
        add(new LaunchException(exitCode(bundle), message));
      }

      @Override
      public void damaged(String message) {
        add(new LaunchException(ExitCode.DATA_DAMAGED, message));
      }
    };
  }

  @Override
  public void ungetService(
      Bundle bundle, ServiceRegistration<StartReporter> registration, StartReporter service) {
    // nothing is kept per bundle
  }

  @Override
  public void frameworkEvent(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.ERROR) {
      Throwable cause = event.getThrowable();
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      add(
          new LaunchException(
              ExitCode.BUNDLE,
              "The bundle %s %s does not start: %s"
                  .formatted(
                      event.getBundle().getSymbolicName(), event.getBundle().getVersion(), cause),
              event.getThrowable()));
    }
  }

  private void add(LaunchException failure) {
    if (first.compareAndSet(null, failure)) {
      onFirst.run();
    }
  }

  private static ExitCode exitCode(Bundle bundle) {
    return switch (bundle.getSymbolicName()) {
      case "dev.millet.database" -> ExitCode.DATABASE;
      case "dev.millet.gateway" -> ExitCode.ADDRESS;
      default -> ExitCode.FAILED;
    };
  }
}
