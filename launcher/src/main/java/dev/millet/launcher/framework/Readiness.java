package dev.millet.launcher.framework;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/** Waits until the system answers requests. */
public final class Readiness {

  private static final long LIMIT_MILLIS = 60_000;
  private static final long PAUSE_MILLIS = 20;
  private static final int OK = 200;

  private final BundleContext context;

  public Readiness(BundleContext context) {
    this.context = context;
  }

  /**
   * Waits for the gateway's address and for {@code /health/ready} to answer 200.
   *
   * @return the base address
   */
  public URI await() throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT_MILLIS * 1_000_000;
    URI address = address();
    while (!isReady(address)) {
      if (System.nanoTime() - deadline > 0) {
        throw new LaunchException(
            ExitCode.NOT_READY, "Millet listens on " + address + " but does not become ready.");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return address;
  }

  private URI address() throws InterruptedException {
    ServiceTracker<URI, URI> tracker = null;
    try {
      tracker =
          new ServiceTracker<>(
              context,
              context.createFilter(
                  "(&(objectClass=%s)(millet.gateway=true))".formatted(URI.class.getName())),
              null);
      tracker.open();
      URI address = tracker.waitForService(LIMIT_MILLIS);
      if (address == null) {
        throw new LaunchException(ExitCode.NOT_READY, "The gateway does not listen.");
      }
      return address;
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    } finally {
      if (tracker != null) {
        tracker.close();
      }
    }
  }

  private static boolean isReady(URI address) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) address.resolve("/health/ready").toURL().openConnection();
      return connection.getResponseCode() == OK;
    } catch (IOException e) {
      return false;
    }
  }
}
