package dev.millet.jobs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.modules.JacksonJson;
import dev.millet.platform.api.jobs.JobState;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A clock that is set, on either database. */
@RunWith(Parameterized.class)
public final class SetClockTest {

  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final Duration LOOKS = Duration.ofMillis(50);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YEARS = Duration.ofDays(30 * 365);

  private final Database database;
  private final FakeGenerations generations = new FakeGenerations(new JacksonJson());
  private final String name = "test.clock-" + RUNS.incrementAndGet();
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final Semaphore ran = new Semaphore(0);
  private JobsCore jobs;

  public SetClockTest(TestDatabase test) {
    this.database = test.database();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @After
  public void close() throws Exception {
    if (jobs != null) {
      jobs.deactivate();
    }
  }

  private void open(Duration betweenClockLooks) {
    jobs =
        new JobsCore(
            database, generations, LOOKS, () -> Instant.now().plus(ahead.get()), betweenClockLooks);
  }

  private void work(Duration every) {
    generations.activate(
        "worker",
        new Job(
            name,
            every,
            run -> {
              ran.release();
              return Next.LATER;
            }));
  }

  private void awaitRun() throws InterruptedException {
    assertTrue("the job did not run", ran.tryAcquire(20, TimeUnit.SECONDS));
  }

  private JobState state() {
    return jobs.states().stream().filter(job -> job.name().equals(name)).findFirst().orElseThrow();
  }

  private void awaitPlannedBefore(Instant time) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (state().running() || !state().due().isBefore(time)) {
      assertTrue("due at " + state().due(), System.nanoTime() - deadline < 0);
      Thread.sleep(10);
    }
  }

  @Test
  public void aClockThatJumpedAheadAndBackLeavesNoJobDueInThirtyYears() throws Exception {
    ahead.set(YEARS);
    open(LOOKS);
    work(DAY);
    awaitRun();
    awaitPlannedBefore(Instant.MAX);
    ahead.set(Duration.ZERO);
    awaitRun();
    awaitPlannedBefore(Instant.now().plus(DAY).plus(DAY));
  }

  @Test
  public void withoutTheLookAtTheClockItIsDueThen() throws Exception {
    ahead.set(YEARS);
    open(DAY);
    work(DAY);
    awaitRun();
    awaitPlannedBefore(Instant.MAX);
    ahead.set(Duration.ZERO);
    assertFalse("nobody noticed", ran.tryAcquire(500, TimeUnit.MILLISECONDS));
    assertTrue(state().due().isAfter(Instant.now().plus(YEARS)));
  }

  @Test
  public void whatIsRepeatedEverySecondGoesOnAtOnce() throws Exception {
    open(LOOKS);
    work(Duration.ofSeconds(1));
    awaitRun();
    ahead.set(YEARS);
    awaitRun();
    ahead.set(Duration.ZERO);
    ran.drainPermits();
    awaitRun();
    awaitRun();
  }

  @Test
  public void aRunThatWasKilledWhileTheClockStoodAheadIsTakenForDeadInTime() throws Exception {
    open(LOOKS);
    work(DAY);
    awaitRun();
    awaitPlannedBefore(Instant.MAX);
    OffsetDateTime then = Instant.now().plus(YEARS).atOffset(ZoneOffset.UTC);
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE jobs_executions SET picked = TRUE, picked_by = 'killed',
                      last_heartbeat = :then
                    WHERE task_instance = :name
                    """)
                .bind("then", then)
                .bind("name", name)
                .execute());
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (heartbeat().isAfter(Instant.now().plus(DAY))) {
      assertTrue("still heard of in 2056", System.nanoTime() - deadline < 0);
      Thread.sleep(10);
    }
  }

  private Instant heartbeat() {
    return database
        .read(
            handle ->
                handle
                    .createQuery(
                        "SELECT last_heartbeat FROM jobs_executions WHERE task_instance = :name")
                    .bind("name", name)
                    .mapTo(OffsetDateTime.class)
                    .one())
        .toInstant();
  }

  @Test
  public void aPauseAfterFailuresIsNotTakenForASetClock() throws Exception {
    open(LOOKS);
    AtomicInteger tries = new AtomicInteger();
    generations.activate(
        "worker",
        new Job(
            name,
            Duration.ofSeconds(1),
            run -> {
              tries.incrementAndGet();
              ran.release();
              throw new IllegalStateException("on purpose");
            }));
    awaitRun();
    assertFalse("it pauses", ran.tryAcquire(1, TimeUnit.SECONDS));
    assertEquals(1, tries.get());
  }
}
