package dev.millet.launcher.framework;

import dev.millet.launch.PreparationTask;
import org.osgi.framework.ServiceRegistration;

/** Work that has to end before an instance says that it is ready. Closing it ends the work. */
public final class Preparation implements AutoCloseable {

  private final ServiceRegistration<PreparationTask> registration;

  Preparation(ServiceRegistration<PreparationTask> registration) {
    this.registration = registration;
  }

  @Override
  public void close() {
    registration.unregister();
  }
}
