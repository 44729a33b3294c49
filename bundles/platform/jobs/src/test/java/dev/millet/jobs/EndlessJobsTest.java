package dev.millet.jobs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobHandler;
import dev.millet.api.jobs.Next;
import dev.millet.jobs.JobsCore.Started;
import dev.millet.modules.JacksonJson;
import dev.millet.platform.api.jobs.JobState;
import dev.millet.testing.FakeGeneration;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Runs of jobs that do not end by themselves. */
@RunWith(Parameterized.class)
public final class EndlessJobsTest {

  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final Duration LOOKS = Duration.ofMillis(100);
  private static final Duration LIMIT = Duration.ofMillis(200);
  private static final Duration DAY = Duration.ofDays(1);

  private final Database database;
  private final FakeGenerations generations = new FakeGenerations(new JacksonJson());
  private final String name = "test.endless-" + RUNS.incrementAndGet();
  private final AtomicInteger ran = new AtomicInteger();
  private JobsCore jobs;

  public EndlessJobsTest(TestDatabase test) {
    this.database = test.database();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void open() {
    jobs = new JobsCore(database, generations, LOOKS, InstantSource.system(), DAY, LIMIT);
  }

  @After
  public void close() throws Exception {
    jobs.deactivate();
  }

  @Test
  public void aJobThatDoesNotEndIsInterruptedAndHasFailed() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    generations.activate("worker", every(DAY, run -> waiting(never)));
    await(() -> state().failures() == 1);
    assertTrue(state().problem(), state().problem().contains("InterruptedException"));
    assertNull(state().runningSince());
  }

  /** The next version has taken over, and the old one's run heeds no interrupt. */
  @Test
  public void aJobThatIgnoresTheInterruptIsNamedAndNotRunBesideItself() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch inside = new CountDownLatch(1);
    AtomicReference<String> thread = new AtomicReference<>();
    FakeGeneration first =
        generations.activate(
            "worker",
            every(
                DAY,
                run -> {
                  thread.set(Thread.currentThread().getName());
                  inside.countDown();
                  while (over.getCount() > 0) {
                    Thread.onSpinWait();
                  }
                  return Next.NOW;
                }));
    assertTrue(inside.await(20, TimeUnit.SECONDS));
    assertTrue(thread.get(), thread.get().endsWith(name + " " + first.bundle()));
    generations.activate("worker", every(DAY, run -> count()));
    try {
      await(() -> jobs.overdue().isPresent());
      assertTrue(jobs.overdue().get(), jobs.overdue().get().contains("job " + name));
      assertNotNull(state().runningSince());
      assertEquals(Started.RUNS, jobs.runNow(name));
      assertEquals(0, ran.get());
    } finally {
      over.countDown();
    }
    await(() -> ran.get() == 1);
    await(() -> jobs.overdue().isEmpty());
  }

  private static Next waiting(CountDownLatch never) throws InterruptedException {
    never.await();
    return Next.NEVER;
  }

  private Job every(Duration every, JobHandler handler) {
    return new Job(name, every, handler);
  }

  private Next count() {
    ran.incrementAndGet();
    return Next.LATER;
  }

  private JobState state() {
    return jobs.states().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no state of " + name));
  }

  private static void await(BooleanSupplier wanted) {
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
