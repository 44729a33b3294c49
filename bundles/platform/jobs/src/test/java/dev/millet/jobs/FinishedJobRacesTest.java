package dev.millet.jobs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.modules.JacksonJson;
import dev.millet.platform.api.jobs.JobState;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A job that finishes for good in the moment in which it is planned, here or on another node. */
@RunWith(Parameterized.class)
public final class FinishedJobRacesTest {

  private static final Duration LOOKS = Duration.ofMillis(50);
  private static final Duration DAY = Duration.ofDays(1);
  private static final String NAME = "test.once";

  private final Database database;
  private final FakeGenerations generations = new FakeGenerations(new JacksonJson());
  private final AtomicInteger ran = new AtomicInteger();
  private final CountDownLatch other = new CountDownLatch(1);

  public FinishedJobRacesTest(TestDatabase test) {
    database = test.database();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void activate() {
    database.write(
        handle -> {
          handle.execute("DELETE FROM jobs_finished");
          return handle.execute("DELETE FROM jobs_executions");
        });
    generations.activate(
        "worker",
        new Job(
            NAME,
            DAY,
            run -> {
              ran.incrementAndGet();
              return Next.NEVER;
            }),
        new Job(
            "test.other",
            DAY,
            run -> {
              other.countDown();
              return Next.LATER;
            }));
  }

  /** Another node finishes it between two looks of the one that plans. */
  @Test
  public void aJobThatFinishesWhileItIsPlannedIsNotPlannedAgain() throws Exception {
    AtomicInteger reads = new AtomicInteger();
    Database finishing =
        (Database)
            Proxy.newProxyInstance(
                FinishedJobRacesTest.class.getClassLoader(),
                new Class<?>[] {Database.class},
                (proxy, method, arguments) -> {
                  boolean planning = Thread.currentThread().getName().startsWith("jobs-planning");
                  if (planning && method.getName().equals("read") && reads.incrementAndGet() == 2) {
                    finish();
                  }
                  try {
                    return method.invoke(database, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    JobsCore jobs = new JobsCore(finishing, generations, LOOKS, InstantSource.system(), DAY);
    try {
      assertTrue(other.await(30, TimeUnit.SECONDS));
      assertTrue(reads.get() >= 2);
      assertEquals(0, executions());
      assertEquals(0, ran.get());
    } finally {
      jobs.deactivate();
    }
  }

  /** What the race left on the version before, and what a node of that version may still leave. */
  @Test
  public void aFinishedJobThatWasPlannedAllTheSameDoesNotRun() throws Exception {
    finish();
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO jobs_executions (task_name, task_instance, execution_time, picked,
                      version)
                    VALUES ('job', :name, :due, FALSE, 1)
                    """)
                .bind("name", NAME)
                .bind("due", Instant.now().minusSeconds(60))
                .execute());
    JobsCore jobs = new JobsCore(database, generations, LOOKS, InstantSource.system(), DAY);
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (executions() > 0) {
        assertTrue("it is still planned", System.nanoTime() < end);
        Thread.sleep(5);
      }
      assertEquals(0, ran.get());
      assertTrue(state(jobs).finished());
    } finally {
      jobs.deactivate();
    }
  }

  /** The control: what has not finished is planned, and runs. */
  @Test
  public void controlAJobThatHasNotFinishedRuns() throws Exception {
    JobsCore jobs = new JobsCore(database, generations, LOOKS, InstantSource.system(), DAY);
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!state(jobs).finished()) {
        assertTrue("it does not finish", System.nanoTime() < end);
        Thread.sleep(5);
      }
      assertEquals(1, ran.get());
    } finally {
      jobs.deactivate();
    }
  }

  @Test
  public void twoWhoFinishAJobAtOnceBothSucceed() throws Exception {
    FinishedJobs finished = new FinishedJobs(database, InstantSource.system());
    var outcome =
        new Race(database)
            .run(
                handle -> {
                  finished.add(NAME);
                  return null;
                },
                () -> {
                  finished.add(NAME);
                  return null;
                });
    assertTrue(outcome.waited());
    assertTrue(finished.has(NAME));
  }

  private static JobState state(JobsCore jobs) {
    return jobs.states().stream()
        .filter(each -> each.name().equals(NAME))
        .findFirst()
        .orElseThrow();
  }

  private Object finish() {
    new FinishedJobs(database, InstantSource.system()).add(NAME);
    return null;
  }

  private int executions() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM jobs_executions WHERE task_instance = :name")
                .bind("name", NAME)
                .mapTo(Integer.class)
                .one());
  }
}
