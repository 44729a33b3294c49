package dev.millet.tests.framework;

import org.junit.runner.Description;
import org.junit.runner.Runner;
import org.junit.runner.manipulation.Filter;
import org.junit.runner.manipulation.Filterable;
import org.junit.runner.manipulation.NoTestsRemainException;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunNotifier;
import org.junit.runners.BlockJUnit4ClassRunner;
import org.junit.runners.model.InitializationError;

/**
 * Runs a class inside a framework: it is loaded once more, by a bundle of that framework, so that
 * it sees what bundles see. Services are put into its fields that are marked to be injected.
 */
public final class InFramework extends Runner implements Filterable {

  private final Class<?> type;
  private final BlockJUnit4ClassRunner outside;
  private Filter chosen = Filter.ALL;

  public InFramework(Class<?> type) throws InitializationError {
    this.type = type;
    this.outside = new BlockJUnit4ClassRunner(type);
  }

  @Override
  public Description getDescription() {
    return outside.getDescription();
  }

  @Override
  public void filter(Filter filter) throws NoTestsRemainException {
    outside.filter(filter);
    chosen = chosen.intersect(filter);
  }

  @Override
  public void run(RunNotifier notifier) {
    try (TestFramework.Use framework = TestFramework.use(type)) {
      Runner inside = framework.runner(type);
      chosen.apply(inside);
      inside.run(notifier);
    } catch (Exception e) {
      notifier.fireTestFailure(new Failure(getDescription(), e));
    }
  }
}
