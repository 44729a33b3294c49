package dev.millet.jobs;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.Execution;
import dev.millet.api.database.Database;
import dev.millet.api.jobs.Job;
import dev.millet.platform.api.jobs.JobState;
import dev.millet.platform.api.jobs.Jobs;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running jobs. Thread-safe. */
@Component(service = {JobsCore.class, Jobs.class})
public final class JobsCore implements Jobs {

  private static final Logger LOG = LoggerFactory.getLogger(JobsCore.class);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /** A run is to take less than a second; this is for those that do not end. */
  static final Duration MAX_RUN = Duration.ofMinutes(10);

  private static final Duration BETWEEN_CLOCK_LOOKS = Duration.ofSeconds(15);

  /** The result of a request to run a job at once. */
  enum Started {
    /** It is due now. */
    YES,
    /** It runs already. */
    RUNS,
    /** It has finished for good. */
    FINISHED,
    /** No active module has it. */
    ABSENT
  }

  private final Generations generations;
  private final InstantSource clock;
  private final FinishedJobs finished;
  private final RunningJobs running;
  private final StoredExecutions executions;
  private final JobTask task;
  private final PlatformScheduler scheduler;
  private final ScheduledThreadPoolExecutor planning;
  private final Duration betweenLooks;
  private final AutoCloseable publications;

  @Activate
  public JobsCore(@Reference Database database, @Reference Generations generations) {
    this(database, generations, BETWEEN_LOOKS, InstantSource.system(), BETWEEN_CLOCK_LOOKS);
  }

  JobsCore(
      Database database,
      Generations generations,
      Duration betweenLooks,
      InstantSource clock,
      Duration betweenClockLooks) {
    this(database, generations, betweenLooks, clock, betweenClockLooks, MAX_RUN);
  }

  JobsCore(
      Database database,
      Generations generations,
      Duration betweenLooks,
      InstantSource clock,
      Duration betweenClockLooks,
      Duration maxRun) {
    this.generations = generations;
    this.clock = clock;
    this.finished = new FinishedJobs(database, clock);
    this.running = new RunningJobs(clock, maxRun);
    this.task = new JobTask(generations, finished, running, maxRun, this::executions);
    SchedulerName process = new SchedulerName.Fixed(UUID.randomUUID().toString());
    TaskResolver tasks =
        new TaskResolver(new SchedulerListeners(List.of()), clock::instant, List.of(task));
    this.executions = new StoredExecutions(database, tasks, process, clock::instant);
    this.scheduler =
        new PlatformScheduler(executions, tasks, process, clock::instant, betweenLooks);
    this.betweenLooks = betweenLooks;
    this.planning = new ScheduledThreadPoolExecutor(1, new OwnThreads("jobs-planning"));
    planning.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    planning.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    this.publications = generations.onPublish(this::planSoon);
    scheduler.start();
    planSoon();
    long pause = betweenClockLooks.toMillis();
    planning.scheduleWithFixedDelay(this::lookAtClock, pause, pause, TimeUnit.MILLISECONDS);
  }

  @Deactivate
  void deactivate() throws Exception {
    publications.close();
    planning.shutdown();
    scheduler.stop();
  }

  private StoredExecutions executions() {
    return executions;
  }

  private void planSoon() {
    planIn(Duration.ZERO);
  }

  private void planIn(Duration pause) {
    try {
      planning.schedule(this::planAll, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the jobs are ending");
    }
  }

  /** Sees to it that every active job that has not finished is due one day, and not too late. */
  private void planAll() {
    try {
      Map<String, Filed<Job>> active = ActiveJobs.of(generations.table());
      // in this order: a job is noted as finished before its execution goes
      Map<String, Execution> known = active.isEmpty() ? Map.of() : known();
      Set<String> over = active.isEmpty() ? Set.of() : finished.names();
      active.values().stream()
          .map(Filed::contribution)
          .filter(job -> !over.contains(job.name()))
          .forEach(job -> plan(job, known.get(job.name())));
    } catch (RuntimeException | Error e) {
      LOG.warn("The jobs could not be planned, and that is tried again", e);
      planIn(betweenLooks);
    }
  }

  /**
   * Plans again what was planned while the clock stood ahead. Waits by time that passes, so that a
   * clock which is set does not keep it waiting.
   */
  private void lookAtClock() {
    try {
      Instant now = clock.instant();
      Map<String, Filed<Job>> active = ActiveJobs.of(generations.table());
      Map<String, Execution> known = known();
      known.forEach(
          (name, execution) -> {
            Filed<Job> filed = active.get(name);
            if (filed != null && PlannedTimes.isTooLate(filed.contribution(), execution, now)) {
              LOG.warn(
                  "Job {} was due at {}, which no interval explains: the clock was set. It is"
                      + " planned again",
                  name,
                  execution.executionTime);
              move(execution, now);
            } else if (PlannedTimes.isHeardOfTooLate(execution, now)) {
              // whoever runs it says so again; else it is taken for dead, and run again
              executions.updateHeartbeat(execution, now);
            }
          });
      scheduler.keepGoing(now);
    } catch (RuntimeException e) {
      LOG.warn("The times of the jobs could not be checked, and that is tried again", e);
    }
  }

  private void plan(Job job, Execution known) {
    Instant now = clock.instant();
    if (known == null) {
      scheduler.scheduleIfNotExists(task.instance(job.name()), now);
      scheduler.triggerCheckForDueExecutions();
    } else if (!known.picked && task.wasMissed(job.name())) {
      move(known, now);
      scheduler.triggerCheckForDueExecutions();
    } else if (!known.picked && known.executionTime.isAfter(now.plus(job.every()))) {
      move(known, now.plus(job.every()));
    }
  }

  /** Not the client's way, which forgets how the job went; false where it runs meanwhile. */
  private boolean move(Execution known, Instant due) {
    try {
      return executions.reschedule(
          known, due, known.lastSuccess, known.lastFailure, known.consecutiveFailures);
    } catch (ExecutionException pickedMeanwhile) {
      return false;
    }
  }

  private Map<String, Execution> known() {
    Map<String, Execution> known = new HashMap<>();
    executions
        .getScheduledExecutions(ScheduledExecutionsFilter.all(), JobTask.NAME)
        .forEach(each -> known.put(each.getId(), each));
    return known;
  }

  @Override
  public List<JobState> states() {
    Map<String, Filed<Job>> active = ActiveJobs.of(generations.table());
    Set<String> over = finished.names();
    Map<String, JobState> states = new TreeMap<>();
    active.forEach(
        (name, filed) ->
            states.put(
                name,
                new JobState(
                    name,
                    filed.generation().module(),
                    null,
                    false,
                    over.contains(name),
                    null,
                    null,
                    0,
                    null,
                    null)));
    known().forEach((name, execution) -> states.put(name, state(active.get(name), execution)));
    return List.copyOf(states.values());
  }

  private JobState state(Filed<Job> filed, Execution execution) {
    int failures = execution.consecutiveFailures;
    return new JobState(
        execution.getId(),
        filed == null ? null : filed.generation().module(),
        execution.executionTime,
        execution.picked,
        false,
        execution.lastSuccess,
        execution.lastFailure,
        failures,
        failures == 0 ? null : (String) execution.taskInstance.getData(),
        execution.picked ? running.since(execution.getId()).orElse(execution.executionTime) : null);
  }

  /** Says which jobs do not end; empty where all do. */
  Optional<String> overdue() {
    return running.overdue();
  }

  /** Makes a job due at once. */
  Started runNow(String name) {
    if (!ActiveJobs.of(generations.table()).containsKey(name)) {
      return Started.ABSENT;
    }
    // in this order: a job is noted as finished before its execution goes
    Execution known = executions.getExecution(JobTask.NAME, name).orElse(null);
    if (finished.has(name)) {
      return Started.FINISHED;
    }
    if (known != null && (known.picked || !move(known, clock.instant()))) {
      return Started.RUNS;
    }
    scheduler.triggerCheckForDueExecutions();
    return Started.YES;
  }
}
