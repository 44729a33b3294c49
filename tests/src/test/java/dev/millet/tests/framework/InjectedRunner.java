package dev.millet.tests.framework;

import dev.millet.tests.Sweep;
import java.lang.reflect.Field;
import java.util.List;
import javax.inject.Inject;
import org.junit.runners.BlockJUnit4ClassRunner;
import org.junit.runners.model.FrameworkMethod;
import org.junit.runners.model.InitializationError;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** Runs the tests of a class that a bundle has loaded, with services in its fields. */
public final class InjectedRunner extends BlockJUnit4ClassRunner {

  private static final long LIMIT_MILLIS = 60_000;

  private final BundleContext context;

  public InjectedRunner(Class<?> type, BundleContext context) throws InitializationError {
    super(type);
    this.context = context;
  }

  @Override
  protected List<FrameworkMethod> computeTestMethods() {
    FrameworkTest framework = getTestClass().getAnnotation(FrameworkTest.class);
    boolean again = framework != null && framework.postgres() && !Sweep.isFull();
    return super.computeTestMethods().stream()
        .filter(method -> !again || method.getAnnotation(OnOneDatabase.class) == null)
        .toList();
  }

  @Override
  protected Object createTest() throws Exception {
    Object test = super.createTest();
    for (Class<?> each = test.getClass(); each != null; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (field.isAnnotationPresent(Inject.class)) {
          field.setAccessible(true);
          field.set(test, value(field.getType()));
        }
      }
    }
    return test;
  }

  private Object value(Class<?> type) throws InterruptedException {
    if (type == BundleContext.class) {
      return context;
    }
    ServiceTracker<Object, Object> tracker = new ServiceTracker<>(context, type.getName(), null);
    tracker.open();
    try {
      if (tracker.waitForService(LIMIT_MILLIS) == null) {
        throw new IllegalStateException("nobody registers " + type.getName());
      }
      // once more, for the test: the tracker gives back what it got
      return context.getService(tracker.getServiceReference());
    } finally {
      tracker.close();
    }
  }
}
