package dev.millet.tests.lingering;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A module that begins a thread and registers an MBean when it is asked, and never ends them. */
public final class Restless implements BundleActivator, Contributor, RestlessMBean {

  @Override
  public void start(BundleContext context) {
    context.registerService(Contributor.class, this, null);
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Route.post(
            "/api/v1/restless",
            Permission.PUBLIC_ACTION,
            RouteDocument.of("Begins something and never ends it"),
            request -> begin()));
  }

  private Reply begin() throws JMException {
    Thread thread = new Thread(Restless::idle, "restless-thread");
    thread.setDaemon(true);
    thread.start();
    ManagementFactory.getPlatformMBeanServer()
        .registerMBean(this, new ObjectName("dev.millet.tests:type=Restless"));
    return Reply.noContent();
  }

  private static void idle() {
    while (true) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException ignored) {
        // it never ends
      }
    }
  }

  @Override
  public String getMood() {
    return "restless";
  }
}
