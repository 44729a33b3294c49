package dev.millet.api.subjects;

/**
 * The outcome of a {@link LifecycleChange}.
 *
 * @since 1.5
 */
public enum LifecycleResult {
  /** It was applied now. */
  APPLIED,
  /** It was applied before: a change with this key is known. */
  REPEATED,
  /** There is no such subject any more, or no such change to undo; nothing is left to do. */
  GONE
}
