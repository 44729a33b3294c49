package dev.millet.api.jobs;

import org.osgi.annotation.versioning.ConsumerType;

/** Does what a job is for. */
@ConsumerType
@FunctionalInterface
public interface JobHandler {

  /**
   * Does it, or a piece of it, on a thread of the platform and outside of any transaction. The
   * module is entered meanwhile: an upgrade waits for the end of it, so what takes long is done in
   * pieces, and looks at {@link JobRun#isEnding()} between them. After ten minutes the thread is
   * interrupted, and the run has failed.
   *
   * @return when it is due again
   * @throws Exception when it could not be done; it is tried again, after pauses that grow from ten
   *     seconds to an hour
   */
  Next run(JobRun run) throws Exception;
}
