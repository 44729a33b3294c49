package dev.millet.jobs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobHandler;
import dev.millet.api.jobs.JobState;
import dev.millet.api.jobs.Next;
import dev.millet.jobs.JobsCore.Started;
import dev.millet.modules.JacksonJson;
import dev.millet.testing.FakeGeneration;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.TestDatabase;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class JobsTest {

  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final Duration LOOKS = Duration.ofMillis(100);
  private static final Duration DAY = Duration.ofDays(1);

  private final Database database;
  private final FakeGenerations generations = new FakeGenerations(new JacksonJson());
  private final String name = "test.job-" + RUNS.incrementAndGet();
  private final AtomicInteger ran = new AtomicInteger();
  private JobsCore jobs;

  public JobsTest(TestDatabase test) {
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

  @Test
  public void aJobRunsSoonAfterItsModuleHasComeAndThenWhenItsTimeHasPassed() {
    generations.activate("worker", every(Duration.ofSeconds(1), run -> count(Next.LATER)));
    await(() -> ran.get() >= 2);
  }

  @Test
  public void whatIsDueInADayIsNotRunBefore() throws Exception {
    generations.activate("worker", every(DAY, run -> count(Next.LATER)));
    await(() -> state().lastSuccess() != null);
    assertEquals(1, ran.get());
    assertTrue(state().due().isAfter(Instant.now().plus(Duration.ofHours(23))));
    // neither the next version nor the next process begins anew
    generations.activate("worker", every(DAY, run -> count(Next.LATER)));
    restart();
    Thread.sleep(1_000);
    assertEquals(1, ran.get());
  }

  @Test
  public void aVersionThatWantsItSoonerGetsIt() {
    generations.activate("worker", every(DAY, run -> count(Next.LATER)));
    await(() -> state().lastSuccess() != null);
    generations.activate("worker", every(Duration.ofSeconds(1), run -> count(Next.LATER)));
    await(() -> ran.get() >= 2);
  }

  @Test
  public void whatIsDoneInPiecesGoesOnAtOnceAndNeverRunsAgainWhenItHasFinished() throws Exception {
    Job job = every(DAY, run -> count(ran.get() < 4 ? Next.NOW : Next.NEVER));
    generations.activate("worker", job);
    await(() -> state().finished());
    assertEquals(5, ran.get());
    assertNull(state().due());
    assertEquals(Started.FINISHED, jobs.runNow(name));
    restart();
    generations.activate("worker", job);
    Thread.sleep(1_000);
    assertEquals(5, ran.get());
  }

  @Test
  public void aJobChangesHandsAndIsNeverWithBoth() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    AtomicBoolean running = new AtomicBoolean();
    AtomicBoolean both = new AtomicBoolean();
    generations.activate(
        "worker",
        every(
            DAY,
            run -> {
              running.set(true);
              inside.countDown();
              while (!run.isEnding()) {
                Thread.sleep(5);
              }
              // the next version has taken over, and this one is not through yet
              Thread.sleep(500);
              running.set(false);
              return Next.NOW;
            }));
    assertTrue(inside.await(20, TimeUnit.SECONDS));
    assertEquals("it runs already", Started.RUNS, jobs.runNow(name));
    generations.activate(
        "worker",
        every(
            DAY,
            run -> {
              both.set(running.get());
              return count(Next.NEVER);
            }));
    await(() -> state().finished());
    assertEquals(1, ran.get());
    assertFalse(both.get());
  }

  @Test
  public void twoProcessesRunItOnceAtATime() throws Exception {
    JobsCore second = new JobsCore(database, generations, LOOKS, InstantSource.system(), DAY);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try {
      generations.activate(
          "worker",
          every(
              Duration.ofSeconds(1),
              run -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.sleep(300);
                inside.decrementAndGet();
                return count(Next.NOW);
              }));
      await(() -> ran.get() >= 6);
      assertEquals(1, most.get());
    } finally {
      generations.remove("worker");
      second.deactivate();
    }
  }

  /** The one above would see two inside. */
  @Test
  public void controlTwoJobsAreInsideAtTheSameTime() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    AtomicBoolean met = new AtomicBoolean();
    JobHandler meet =
        run -> {
          both.countDown();
          met.compareAndSet(false, both.await(20, TimeUnit.SECONDS));
          return Next.NEVER;
        };
    generations.activate("worker", every(DAY, meet), new Job(name + "-other", DAY, meet));
    await(met::get);
  }

  /** The table changes in a moment in which the database does not answer. */
  @Test
  public void aJobThatCouldNotBePlannedIsPlannedLater() throws Exception {
    AtomicInteger refusals = new AtomicInteger(3);
    Database refusing =
        (Database)
            Proxy.newProxyInstance(
                JobsTest.class.getClassLoader(),
                new Class<?>[] {Database.class},
                (proxy, method, arguments) -> {
                  boolean planning = Thread.currentThread().getName().startsWith("jobs-planning");
                  if (planning && refusals.getAndDecrement() > 0) {
                    throw new DatabaseException(
                        DatabaseException.Code.UNAVAILABLE, "not now", null);
                  }
                  return method.invoke(database, arguments);
                });
    jobs.deactivate();
    generations.activate("worker", every(DAY, run -> count(Next.NEVER)));
    jobs = new JobsCore(refusing, generations, LOOKS, InstantSource.system(), DAY);
    await(() -> ran.get() == 1);
    assertTrue(refusals.get() <= 0);
  }

  @Test
  public void whatFailsSaysWhyAndIsTriedAgain() {
    AtomicBoolean works = new AtomicBoolean();
    generations.activate(
        "worker",
        every(
            DAY,
            run -> {
              if (!works.get()) {
                throw new java.io.IOException("没有空间");
              }
              return count(run.failures() == 1 ? Next.LATER : Next.NEVER);
            }));
    await(() -> state().failures() == 1);
    JobState failed = state();
    assertEquals("java.io.IOException: 没有空间", failed.problem());
    assertNotNull(failed.lastFailure());
    assertNull(failed.lastSuccess());
    assertTrue(failed.due().isBefore(Instant.now().plusSeconds(11)));
    works.set(true);
    assertEquals(Started.YES, jobs.runNow(name));
    await(() -> state().lastSuccess() != null);
    assertEquals(0, state().failures());
    assertNull(state().problem());
    assertFalse("it was told of the failure", state().finished());
  }

  @Test
  public void anErrorIsAFailureAndTheOtherJobsGoOn() {
    FakeGeneration worker =
        generations.activate(
            "worker",
            every(
                Duration.ofSeconds(1),
                run -> {
                  throw new NoClassDefFoundError("com/example/Gone");
                }));
    generations.activate(
        "diligent", new Job(name + "-other", Duration.ofSeconds(1), run -> count(Next.LATER)));
    await(() -> state().failures() > 0);
    assertEquals("java.lang.NoClassDefFoundError: com/example/Gone", state().problem());
    assertEquals(Set.of("job " + name), worker.errors().keySet());
    await(() -> ran.get() >= 2);
    generations.activate("worker", every(Duration.ofSeconds(1), run -> count(Next.LATER)));
    jobs.runNow(name);
    await(() -> state().lastSuccess() != null);
  }

  @Test
  public void pausesAfterFailuresGrowToAnHour() {
    assertEquals(Duration.ofSeconds(10), JobTask.pause(0));
    assertEquals(Duration.ofSeconds(80), JobTask.pause(3));
    assertEquals(Duration.ofHours(1), JobTask.pause(20));
    assertEquals(Duration.ofHours(1), JobTask.pause(2_000_000));
  }

  @Test
  public void itWaitsWhileItsModuleIsAway() {
    generations.activate("worker", every(Duration.ofSeconds(1), run -> count(Next.LATER)));
    await(() -> state().lastSuccess() != null);
    generations.remove("worker");
    assertEquals(Started.ABSENT, jobs.runNow(name));
    await(() -> !state().running());
    int before = ran.get();
    Instant last = state().lastSuccess();
    await(() -> state().due().isAfter(Instant.now().plusSeconds(30)));
    assertNull(state().module());
    assertEquals("it has not run since", last, state().lastSuccess());
    generations.activate("worker", every(Duration.ofDays(1), run -> count(Next.LATER)));
    await(() -> ran.get() > before);
    assertEquals("worker", state().module());
  }

  @Test
  public void whatAProcessThatDiedHadBegunIsRunAgain() throws Exception {
    jobs.deactivate();
    Instant longAgo = Instant.now().minus(Duration.ofMinutes(10));
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO jobs_executions (task_name, task_instance, execution_time, picked,
                      picked_by, last_heartbeat, version)
                    VALUES ('job', :name, :then, TRUE, 'somebody', :then, 2)
                    """)
                .bind("name", name)
                .bind("then", longAgo)
                .execute());
    generations.activate("worker", every(DAY, run -> count(Next.LATER)));
    jobs = new JobsCore(database, generations, LOOKS, InstantSource.system(), DAY);
    await(() -> ran.get() == 1);
  }

  private Job every(Duration every, JobHandler handler) {
    return new Job(name, every, handler);
  }

  private Next count(Next next) {
    ran.incrementAndGet();
    return next;
  }

  private void restart() throws Exception {
    jobs.deactivate();
    jobs = new JobsCore(database, generations, LOOKS, InstantSource.system(), DAY);
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
