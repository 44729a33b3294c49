package dev.millet.upgrades.page;

import dev.millet.platform.api.jobs.JobState;
import java.time.Duration;
import java.time.Instant;

/** Says when a job runs next. */
public final class JobTimes {

  private static final long MINUTES_UP_TO = 120;
  private static final long HOURS_UP_TO = 48;

  private JobTimes() {}

  /** As roughly as people want to know it, rounded up: it is not due before. */
  public static Sentence next(JobState job, Instant now) {
    if (job.finished()) {
      return Sentence.of("module.jobs.finished");
    }
    if (job.running()) {
      return Sentence.of("module.jobs.running");
    }
    if (job.due() == null || !job.due().isAfter(now)) {
      return Sentence.of("module.jobs.soon");
    }
    Duration left = Duration.between(now, job.due()).plusMinutes(1).minusNanos(1);
    long minutes = left.toMinutes();
    if (minutes <= MINUTES_UP_TO) {
      return Sentence.of("module.jobs.minutes", minutes);
    }
    long hours = left.plusHours(1).minusMinutes(1).toHours();
    return hours <= HOURS_UP_TO
        ? Sentence.of("module.jobs.hours", hours)
        : Sentence.of("module.jobs.days", left.plusDays(1).minusMinutes(1).toDays());
  }
}
