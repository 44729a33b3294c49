package dev.millet.suggestions.lifecycle;

import dev.millet.api.subjects.LifecycleChange;
import dev.millet.api.subjects.LifecycleChange.Kind;
import dev.millet.api.subjects.Release;
import dev.millet.suggestions.suggestion.Status;
import java.time.Instant;

/**
 * A change of a suggestion's lifecycle that was applied.
 *
 * @param changeKey the key with which the caller sent it
 * @param kind the name of a {@link Kind}; a newer version may write others
 * @param device the device on which it was seen; null for none
 * @param eventId its entry in the timeline; null where it has none
 * @param status the change of the status that it made; null for none
 * @param undoneAt when it was undone or replaced; null where it stands
 */
public record ReleaseFact(
    String changeKey,
    long suggestionId,
    String kind,
    Release release,
    String device,
    Long eventId,
    StatusMove status,
    Instant appliedAt,
    Instant undoneAt) {

  /** A change of the status, in the words of {@link Status}. */
  public record StatusMove(String was, String became) {

    static StatusMove of(Status was, Status became) {
      return new StatusMove(was.word(), became.word());
    }
  }

  static ReleaseFact of(
      LifecycleChange change, long suggestion, Long event, StatusMove status, Instant now) {
    return new ReleaseFact(
        change.key(),
        suggestion,
        change.kind().name(),
        change.release(),
        change.device(),
        event,
        status,
        now,
        null);
  }

  /** Returns whether it stands and is of a kind. */
  boolean stands(Kind wanted) {
    return undoneAt == null && kind.equals(wanted.name());
  }
}
