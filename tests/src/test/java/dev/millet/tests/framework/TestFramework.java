package dev.millet.tests.framework;

import java.util.HashMap;
import java.util.Map;
import org.junit.runner.Runner;
import org.ops4j.pax.exam.TestContainer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * A framework inside the test's process, with everything that ships and the tests as one more
 * bundle. Classes of one suite share it.
 */
final class TestFramework {

  private static final Map<Key, TestFramework> SHARED = new HashMap<>();

  private final TestContainer container;
  private final Bundle tests;

  /** What classes have in common that share a framework. */
  private record Key(Class<?> suite, boolean postgres) {}

  /**
   * Makes one of a container that Pax Exam has started.
   *
   * @param tests the bundle that has the classes of the tests
   */
  TestFramework(TestContainer container, Bundle tests) {
    this.container = container;
    this.tests = tests;
  }

  /** The use of a framework by one class. */
  record Use(TestFramework used, boolean alone) implements AutoCloseable {

    /** Returns what runs the class, as a bundle of the framework loads it. */
    Runner runner(Class<?> type) throws ReflectiveOperationException {
      Bundle tests = used.tests;
      return (Runner)
          tests
              .loadClass(InjectedRunner.class.getName())
              .getConstructor(Class.class, BundleContext.class)
              .newInstance(tests.loadClass(type.getName()), tests.getBundleContext());
    }

    /** Stops the framework, unless other classes share it. */
    @Override
    public void close() {
      if (alone) {
        used.container.stop();
      }
    }
  }

  /** Returns the framework that a class asks for, and starts it where it does not run yet. */
  static synchronized Use use(Class<?> type) throws Exception {
    FrameworkTest test = type.getAnnotation(FrameworkTest.class);
    if (test == null) {
      throw new IllegalArgumentException(type + " has no @FrameworkTest");
    }
    if (!test.alone().isEmpty()) {
      return new Use(FrameworkStart.start(test.postgres()), true);
    }
    Key key = new Key(test.suite(), test.postgres());
    TestFramework shared = SHARED.get(key);
    if (shared == null) {
      shared = FrameworkStart.start(test.postgres());
      SHARED.put(key, shared);
    }
    return new Use(shared, false);
  }
}
