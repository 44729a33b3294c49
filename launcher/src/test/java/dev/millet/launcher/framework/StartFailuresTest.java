package dev.millet.launcher.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.launcher.Failures;
import dev.millet.launcher.LaunchException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

/** A failure ends a start, and only a start, on the real framework. */
public class StartFailuresTest {

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private final AtomicInteger silenced = new AtomicInteger();
  private final StartFailures failures = new StartFailures(silenced::incrementAndGet);
  private Framework framework;

  @Before
  public void startTheFramework() throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    "org.osgi.framework.storage",
                    folder.getRoot().toString(),
                    "felix.log.level",
                    "0"));
    framework.start();
    failures.register(framework.getBundleContext());
  }

  @After
  public void stopTheFramework() throws Exception {
    framework.stop();
    framework.waitForStop(0);
  }

  @Test
  public void aComponentThatFailsInAStartSilencesTheLogAndEndsTheStart() throws Exception {
    useAComponentWhoseConstructorThrows();
    assertEquals(1, silenced.get());
    LaunchException failure = Failures.of(failures::end);
    assertTrue(failure.getMessage(), failure.getMessage().contains("no luck"));
  }

  @Test
  public void aComponentThatFailsAfterTheStartLeavesTheLogAlone() throws Exception {
    failures.end();
    useAComponentWhoseConstructorThrows();
    assertEquals(0, silenced.get());
    failures.check();
  }

  /** As Declarative Services make components: in a factory of their service. */
  private void useAComponentWhoseConstructorThrows() throws InterruptedException {
    BundleContext context = framework.getBundleContext();
    CountDownLatch told = new CountDownLatch(1);
    // it is told after the listener that was there before
    context.addFrameworkListener(event -> told.countDown());
    context.registerService(Runnable.class, new Unlucky(), null);
    context.getService(context.getServiceReference(Runnable.class));
    assertTrue("nobody was told", told.await(1, TimeUnit.MINUTES));
  }

  private static final class Unlucky implements ServiceFactory<Runnable> {
    @Override
    public Runnable getService(Bundle bundle, ServiceRegistration<Runnable> registration) {
      throw new IllegalStateException("no luck");
    }

    @Override
    public void ungetService(
        Bundle bundle, ServiceRegistration<Runnable> registration, Runnable service) {
      // none was made
    }
  }
}
