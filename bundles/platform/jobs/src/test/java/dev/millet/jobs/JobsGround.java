package dev.millet.jobs;

import dev.millet.api.database.Database;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobHandler;
import dev.millet.api.jobs.Next;
import dev.millet.modules.JacksonJson;
import dev.millet.platform.api.jobs.JobState;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Jobs on each database, for tests. */
@RunWith(Parameterized.class)
public abstract class JobsGround {

  private static final AtomicInteger RUNS = new AtomicInteger();

  static final Duration LOOKS = Duration.ofMillis(100);

  static final Duration DAY = Duration.ofDays(1);

  final Database database;

  final FakeGenerations generations = new FakeGenerations(new JacksonJson());

  final String name = "test.job-" + RUNS.incrementAndGet();

  final AtomicInteger ran = new AtomicInteger();

  JobsCore jobs;

  JobsGround(TestDatabase test) {
    this.database = test.database();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void open() {
    jobs = new JobsCore(database, generations, LOOKS, InstantSource.system(), DAY);
  }

  @After
  public void close() throws Exception {
    jobs.deactivate();
  }

  Job every(Duration every, JobHandler handler) {
    return new Job(name, every, handler);
  }

  Next count(Next next) {
    ran.incrementAndGet();
    return next;
  }

  JobState state() {
    return jobs.states().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no state of " + name));
  }

  static void await(BooleanSupplier wanted) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!wanted.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come to that");
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
