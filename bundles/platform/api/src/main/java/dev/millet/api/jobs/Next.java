package dev.millet.api.jobs;

/** When a job is due again. */
public enum Next {
  /** When its time has passed once more. */
  LATER,
  /**
   * At once: there is more to do. The next version's handler goes on, where there is one by then.
   */
  NOW,
  /** Never: it is finished for good, also for later versions and after a restart. */
  NEVER
}
