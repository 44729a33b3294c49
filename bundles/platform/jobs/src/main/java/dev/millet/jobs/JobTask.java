package dev.millet.jobs;

import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.millet.api.database.DatabaseException;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.modules.ModuleFailureException;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one task that db-scheduler knows; each job is an instance of it. It enters the generation
 * that is active when the job is due, so a job changes hands with everything else of its module.
 */
final class JobTask extends AbstractTask<String> {

  static final String NAME = "job";

  private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);

  /** How long until it is looked again whether an absent module is there, if nobody tells. */
  private static final Duration ABSENT = Duration.ofMinutes(1);

  private static final Duration PARKED = Duration.ofSeconds(1);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration MAX_PAUSE = Duration.ofHours(1);
  private static final int MAX_DOUBLINGS = 16;
  private static final int MAX_PROBLEM_LENGTH = 1_000;

  /** Nothing of the job's own is wrong then. */
  private static final Set<DatabaseException.Code> NO_WAY_IN =
      Set.of(DatabaseException.Code.INSUFFICIENT_STORAGE, DatabaseException.Code.UNAVAILABLE);

  private final Generations generations;
  private final FinishedJobs finished;
  private final RunningJobs running;
  private final Duration limit;
  private final Supplier<TaskRepository> executions;
  private final Map<String, DatabaseException.Code> unable = new ConcurrentHashMap<>();
  private final Set<String> absent = ConcurrentHashMap.newKeySet();

  /**
   * @param limit how long a run may take before its thread is interrupted
   * @param executions answers with where they are kept, once a job runs
   */
  JobTask(
      Generations generations,
      FinishedJobs finished,
      RunningJobs running,
      Duration limit,
      Supplier<TaskRepository> executions) {
    super(NAME, String.class, JobTask::failed, new DeadExecutionHandler.ReviveDeadExecution<>());
    this.generations = generations;
    this.finished = finished;
    this.running = running;
    this.limit = limit;
    this.executions = executions;
  }

  /** Whether a job was due while its module was away; asked once. */
  boolean wasMissed(String name) {
    return absent.remove(name);
  }

  @Override
  public SchedulableInstance<String> schedulableInstance(String name) {
    return SchedulableInstance.of(instance(name), Instant.now());
  }

  @Override
  public SchedulableInstance<String> schedulableInstance(String name, String problem) {
    return SchedulableInstance.of(instance(name, problem), Instant.now());
  }

  private record Run(
      Generations generations, Generation inside, BooleanSupplier stops, int failures)
      implements JobRun {
    @Override
    public boolean isEnding() {
      return stops.getAsBoolean()
          || inside.state() != Generation.State.ACTIVE
          || generations.table().isParked(inside.module());
    }
  }

  @Override
  public CompletionHandler<String> execute(TaskInstance<String> task, ExecutionContext context) {
    String name = task.getId();
    Optional<Entered<Job>> entered;
    try {
      entered = enter(name);
    } catch (ModuleUnavailableException stillParked) {
      return waiting(PARKED);
    }
    if (entered.isEmpty()) {
      absent.add(name);
      return waiting(ABSENT);
    }
    absent.remove(name);
    try (Entered<Job> inside = entered.get()) {
      // it may have been planned anew, here or on another node, while it finished: whoever is here
      // has the execution alone, and what was finished by it before can be seen
      if (finished.has(name)) {
        return (complete, operations) -> operations.stop();
      }
      Run run =
          new Run(
              generations,
              inside.generation(),
              context.getSchedulerState()::isShuttingDown,
              context.getExecution().consecutiveFailures);
      Job job = inside.contribution();
      Next next =
          running.during(
              name,
              inside.generation(),
              () -> inside.lease().call("job " + name, limit, () -> job.handler().run(run)));
      unable.remove(name);
      return completion(job, next);
    } catch (DatabaseException e) {
      throw told(name, e);
    } catch (RuntimeException e) {
      unable.remove(name);
      throw e;
    } catch (Exception e) {
      throw new JobFailedException(e);
    }
  }

  /** Logs in one line that the database takes nothing, when that begins or its kind changes. */
  private RuntimeException told(String name, DatabaseException failure) {
    if (!NO_WAY_IN.contains(failure.code())) {
      unable.remove(name);
      return failure;
    }
    if (unable.put(name, failure.code()) != failure.code()) {
      LOG.warn("Job {} waits for the database: {}", name, failure.getMessage());
    }
    return new ToldException(failure);
  }

  private Optional<Entered<Job>> enter(String name) {
    return generations.enter(table -> Optional.ofNullable(ActiveJobs.of(table).get(name)));
  }

  private CompletionHandler<String> completion(Job job, Next next) {
    return switch (next) {
      case LATER -> again(job.every());
      case NOW -> again(Duration.ZERO);
      case NEVER ->
          (complete, operations) -> {
            finished.add(complete.getExecution().getId());
            operations.stop();
          };
    };
  }

  /** It did not run: how it went before is what is known of it. */
  private CompletionHandler<String> waiting(Duration pause) {
    return (complete, operations) -> {
      Execution execution = complete.getExecution();
      boolean back = ActiveJobs.of(generations.table()).containsKey(execution.getId());
      executions
          .get()
          .reschedule(
              execution,
              complete.getTimeDone().plus(back ? PARKED : pause),
              execution.lastSuccess,
              execution.lastFailure,
              execution.consecutiveFailures);
    };
  }

  private static CompletionHandler<String> again(Duration pause) {
    return (complete, operations) ->
        operations.reschedule(complete, complete.getTimeDone().plus(pause), null);
  }

  private static void failed(ExecutionComplete complete, ExecutionOperations<String> operations) {
    String name = complete.getExecution().getId();
    Throwable thrown = complete.getCause().orElse(null);
    boolean carried =
        thrown instanceof JobFailedException
            || thrown instanceof ToldException
            || thrown instanceof ModuleFailureException;
    Throwable cause = carried ? thrown.getCause() : thrown;
    if (!(thrown instanceof ToldException)) {
      LOG.warn("Job {} failed and is tried again", name, cause);
    }
    String problem = String.valueOf(cause);
    int characters = Math.min(problem.codePointCount(0, problem.length()), MAX_PROBLEM_LENGTH);
    operations.reschedule(
        complete,
        complete.getTimeDone().plus(pause(complete.getExecution().consecutiveFailures)),
        problem.substring(0, problem.offsetByCodePoints(0, characters)));
  }

  /** Ten seconds, doubled with each failure, an hour at most. */
  static Duration pause(int failuresBefore) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresBefore, MAX_DOUBLINGS));
    return pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE;
  }

  /** Carries a checked exception through the scheduler. */
  private static final class JobFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobFailedException(Exception cause) {
      super(cause);
    }
  }

  /** A failure that was logged already. */
  private static final class ToldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ToldException(DatabaseException cause) {
      super(cause);
    }
  }
}
