package dev.millet.suggestions.care;

import dev.millet.api.journal.Journal;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.Status;
import java.time.Instant;

/** The journal entries about care: they tell who and when, never what was said. */
public final class CareJournal {

  /** The journal type of {@link Assigned}. */
  public static final String ASSIGNED = "suggestions.assigned";

  /** The journal type of {@link DueChanged}. */
  public static final String DUE_CHANGED = "suggestions.due-changed";

  /** The journal type of {@link StatusChanged}. */
  public static final String STATUS_CHANGED = "suggestions.status-changed";

  /** The journal type of {@link CustomStatusChanged}. */
  public static final String CUSTOM_STATUS_CHANGED = "suggestions.custom-status-changed";

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
   * @param customStatus the id of the product's own; null for none
   */
  public record StatusChanged(
      long suggestion, String status, String was, Long by, Instant at, Long customStatus) {

    /** Tells of a status that is none of the product's own. */
    public StatusChanged(long suggestion, String status, String was, Long by, Instant at) {
      this(suggestion, status, was, by, at, null);
    }
  }

  /**
   * The product's own status changed, within one meaning.
   *
   * @param status the word of the meaning
   * @param customStatus its id; null for none any more
   * @param by who did it; null for the operator
   */
  public record CustomStatusChanged(
      long suggestion, String status, Long customStatus, Long by, Instant at) {}

  /** Tells of a status; of one within the same meaning only those who know the product's own. */
  static void tellStatus(
      Journal journal,
      long suggestion,
      Status was,
      Status status,
      CustomStatus own,
      Long by,
      Instant at) {
    Long id = own == null ? null : own.id();
    if (was == status && status != Status.DUPLICATE) {
      journal.append(
          CUSTOM_STATUS_CHANGED, new CustomStatusChanged(suggestion, status.word(), id, by, at));
    } else {
      journal.append(
          STATUS_CHANGED, new StatusChanged(suggestion, status.word(), was.word(), by, at, id));
    }
  }

  /**
   * There is an official answer, or another one.
   *
   * @param by who did it; null for the import
   */
  public record Answered(long suggestion, Long by, Instant at) {}
}
