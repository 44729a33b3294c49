package dev.millet.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;
import dev.millet.api.jobs.Job;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells times that no clock which is right can have planned. A clock that jumped ahead and back
 * leaves a job due when it was ahead, and a run that was heard of then.
 */
final class PlannedTimes {

  /** Allows for clocks of nodes that differ, and for a module that is absent. */
  private static final Duration LEEWAY = Duration.ofMinutes(2);

  private PlannedTimes() {}

  /** Returns whether a job is due later than its interval or the pause after failures explains. */
  static boolean isTooLate(Job job, Execution execution, Instant now) {
    int failures = execution.consecutiveFailures;
    Duration pause = failures == 0 ? Duration.ZERO : JobTask.pause(failures - 1);
    Duration longest = job.every().compareTo(pause) > 0 ? job.every() : pause;
    return !execution.picked && execution.executionTime.isAfter(now.plus(longest).plus(LEEWAY));
  }

  /** Returns whether a run was last heard of at a time that has yet to come. */
  static boolean isHeardOfTooLate(Execution execution, Instant now) {
    return execution.picked
        && execution.lastHeartbeat != null
        && execution.lastHeartbeat.isAfter(now.plus(LEEWAY));
  }
}
