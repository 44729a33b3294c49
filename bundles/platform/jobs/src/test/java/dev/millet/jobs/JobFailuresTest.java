package dev.millet.jobs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.millet.api.database.Database;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.jobs.JobsCore.Started;
import dev.millet.platform.api.jobs.JobState;
import dev.millet.testing.FakeGeneration;
import dev.millet.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Test;

public final class JobFailuresTest extends JobsGround {

  public JobFailuresTest(TestDatabase test) {
    super(test);
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
  public void whileTheDiskIsFullNothingIsPickedAndNobodyTellsEachTime() {
    AtomicReference<Code> refused = new AtomicReference<>(Code.INSUFFICIENT_STORAGE);
    var executions =
        new StoredExecutions(
            refusing(refused),
            new TaskResolver(new SchedulerListeners(List.of()), Instant::now, List.of()),
            new SchedulerName.Fixed("test"),
            new SystemClock());
    Instant now = Instant.now();
    Execution due = new Execution(now, new TaskInstance<>(JobTask.NAME, name));
    assertEquals(Optional.empty(), executions.pick(due, now));
    assertFalse(executions.updateHeartbeat(due, now));
    assertFalse(executions.reschedule(due, now, now, null, 0));
    refused.set(Code.UNAVAILABLE);
    assertThrows(DatabaseException.class, () -> executions.pick(due, now));
  }

  @Test
  public void afterADiskWasFullTheJobsGoOn() throws Exception {
    jobs.deactivate();
    AtomicReference<Code> refused = new AtomicReference<>();
    jobs = new JobsCore(refusing(refused), generations, LOOKS, InstantSource.system(), DAY);
    generations.activate("worker", every(Duration.ofSeconds(1), run -> count(Next.LATER)));
    await(() -> ran.get() > 0 && isWritten());
    refused.set(Code.INSUFFICIENT_STORAGE);
    int refusedBefore = refusals.get();
    await(() -> refusals.get() > refusedBefore);
    refused.set(null);
    int before = ran.get();
    await(() -> ran.get() > before);
  }

  /** Returns whether the end of the run is written: until then another one waits for heartbeats. */
  private boolean isWritten() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT e.picked FROM jobs_executions e WHERE e.task_instance = :name")
                .bind("name", name)
                .mapTo(boolean.class)
                .filter(picked -> !picked)
                .findFirst()
                .isPresent());
  }

  private final AtomicInteger refusals = new AtomicInteger();

  /** The database, which takes no writes while there is a code. */
  private Database refusing(AtomicReference<Code> code) {
    return (Database)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Database.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("write") && code.get() != null) {
                refusals.incrementAndGet();
                throw new DatabaseException(code.get(), "no room", null);
              }
              try {
                return method.invoke(database, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  public void pausesAfterFailuresGrowToAnHour() {
    assertEquals(Duration.ofSeconds(10), JobTask.pause(0));
    assertEquals(Duration.ofSeconds(80), JobTask.pause(3));
    assertEquals(Duration.ofHours(1), JobTask.pause(20));
    assertEquals(Duration.ofHours(1), JobTask.pause(2_000_000));
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
}
