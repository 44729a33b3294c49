package dev.millet.api.jobs;

import org.osgi.annotation.versioning.ProviderType;

/** One run of a job, as its handler sees it. */
@ProviderType
public interface JobRun {

  /**
   * Whether somebody waits for the end of it: another version has taken over, the module is about
   * to be replaced in its place, or the process stops. The handler then returns {@link Next#NOW}
   * when there is more to do.
   */
  boolean isEnding();

  /** How many runs before this one failed, one after the other; 0 where the last one did not. */
  int failures();
}
