package dev.millet.jobs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobHandler;
import dev.millet.api.jobs.Next;
import dev.millet.jobs.JobsCore.Started;
import dev.millet.testing.TestDatabase;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public final class JobsTest extends JobsGround {

  public JobsTest(TestDatabase test) {
    super(test);
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
    // else a look that it had begun plans the job before the refusals
    await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(JobsTest::plans));
    generations.activate("worker", every(DAY, run -> count(Next.NEVER)));
    jobs = new JobsCore(refusing, generations, LOOKS, InstantSource.system(), DAY);
    await(() -> ran.get() == 1);
    assertTrue(refusals.get() <= 0);
  }

  private static boolean plans(Thread thread) {
    return thread.isAlive() && thread.getName().startsWith("jobs-planning");
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

  private void restart() throws Exception {
    jobs.deactivate();
    jobs = new JobsCore(database, generations, LOOKS, InstantSource.system(), DAY);
  }
}
