package dev.millet.builds;

import dev.millet.api.jobs.JobRun;

/** A run of a job that nobody waits for. */
final class OneRun implements JobRun {

  @Override
  public boolean isEnding() {
    return false;
  }

  @Override
  public int failures() {
    return 0;
  }
}
