package dev.millet.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.PollingStrategyConfig;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * db-scheduler with the platform's database under it, which its builder does not allow for. Its
 * threads belong to no module.
 */
final class PlatformScheduler extends Scheduler {

  private static final int PARALLEL_JOBS = 4;

  /** A process that has not been heard of for four of these is taken for dead. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration TO_END = Duration.ofSeconds(10);

  private Instant before = Instant.MIN;
  private boolean wentBack;

  /**
   * Looks for nothing before it is started.
   *
   * @param betweenLooks how long until it looks again what is due
   */
  PlatformScheduler(
      TaskRepository executions,
      TaskResolver tasks,
      SchedulerName name,
      Clock clock,
      Duration betweenLooks) {
    super(
        clock,
        executions,
        executions,
        tasks,
        PARALLEL_JOBS,
        Executors.newFixedThreadPool(PARALLEL_JOBS, new OwnThreads("job")),
        name,
        new Waiter(betweenLooks, new SteadyClock()),
        HEARTBEAT,
        MISSED_HEARTBEATS,
        List.of(),
        List.of(),
        PollingStrategyConfig.DEFAULT_FETCH,
        Duration.ofDays(366),
        TO_END,
        LogLevel.OFF,
        false,
        List.of(),
        Executors.newSingleThreadExecutor(new OwnThreads("jobs-due")),
        Executors.newScheduledThreadPool(2, new OwnThreads("jobs-heartbeat")));
  }

  /**
   * Does what its own threads would, once the clock was set back: they wait for the time that it
   * showed before. Called again and again by one thread.
   */
  void keepGoing(Instant now) {
    wentBack |= now.isBefore(before);
    before = now;
    if (wentBack) {
      getCurrentlyExecuting().forEach(run -> updateHeartbeatForExecution(now, run));
      detectDeadExecutions();
      triggerCheckForDueExecutions();
    }
  }
}
