package dev.millet.suggestions.care;

import java.time.Instant;

/** The journal entries about care: they tell who and when, never what was said. */
public final class CareJournal {

  /** The journal type of {@link Assigned}. */
  public static final String ASSIGNED = "suggestions.assigned";

  /** The journal type of {@link DueChanged}. */
  public static final String DUE_CHANGED = "suggestions.due-changed";

  /** The journal type of {@link StatusChanged}. */
  public static final String STATUS_CHANGED = "suggestions.status-changed";

  /** The journal type of {@link Answered}. */
  public static final String ANSWERED = "suggestions.answered";

  private CareJournal() {}

  /**
   * Somebody takes care of a suggestion now.
   *
   * @param owner null for nobody any more
   * @param by who did it; null for the operator and the import
   */
  public record Assigned(long suggestion, Long owner, Long by, Instant at) {}

  /**
   * The due date changed.
   *
   * @param due a day in ISO 8601; null for none any more
   * @param was the day before; null for none
   * @param by who did it; null for the operator and the import
   */
  public record DueChanged(long suggestion, String due, String was, Long by, Instant at) {}

  /**
   * The status changed.
   *
   * @param by who did it; null for the operator, the import and a release
   */
  public record StatusChanged(long suggestion, String status, String was, Long by, Instant at) {}

  /**
   * There is an official answer, or another one.
   *
   * @param by who did it; null for the import
   */
  public record Answered(long suggestion, Long by, Instant at) {}
}
