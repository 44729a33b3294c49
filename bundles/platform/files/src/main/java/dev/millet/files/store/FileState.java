package dev.millet.files.store;

/** Whether a file can be sent. */
enum FileState {
  /** Its content is on its way to its place: nobody sees it yet. */
  PENDING,
  AVAILABLE,
  /** Its content is not where it was put. */
  MISSING,
  /** Its content is not what was put there. */
  DAMAGED
}
