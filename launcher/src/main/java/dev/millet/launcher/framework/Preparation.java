package dev.millet.launcher.framework;

import org.osgi.framework.ServiceRegistration;

/** Work that has to end before an instance says that it is ready. Closing it ends the work. */
public final class Preparation implements AutoCloseable {

  private final ServiceRegistration<String> registration;

  Preparation(ServiceRegistration<String> registration) {
    this.registration = registration;
  }

  @Override
  public void close() {
    registration.unregister();
  }
}
