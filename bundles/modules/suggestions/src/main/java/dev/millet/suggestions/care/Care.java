package dev.millet.suggestions.care;

import dev.millet.suggestions.suggestion.Suggestion;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The owner, due date and official answer of a suggestion.
 *
 * @param revision grows by one with each change of the owner, the due date, the answer or the
 *     status; the author's edits, votes and comments do not touch it
 * @param receivedAt when the author began to wait
 * @param ownerId the member of staff who takes care of it; null for nobody
 * @param due the day until when something is promised; null for none
 * @param answeredAt when somebody of the company first said something; null as long as nobody has
 * @param answerId the official answer as it reads now; null for none
 * @param duplicateOf the suggestion that says the same; null unless it was closed as a duplicate
 * @param exempt whether no answer was promised: it was written elsewhere, and imported
 */
public record Care(
    long suggestionId,
    int revision,
    Instant receivedAt,
    Long ownerId,
    LocalDate due,
    Instant answeredAt,
    Long answerId,
    Long duplicateOf,
    boolean exempt) {

  /** Returns the care of a suggestion of which nobody has taken care yet. */
  static Care none(Suggestion suggestion) {
    return new Care(
        suggestion.id(), 1, suggestion.createdAt(), null, null, null, null, null, false);
  }

  Care ownedBy(Long owner) {
    return new Care(
        suggestionId, revision, receivedAt, owner, due, answeredAt, answerId, duplicateOf, exempt);
  }

  Care due(LocalDate day) {
    return new Care(
        suggestionId,
        revision,
        receivedAt,
        ownerId,
        day,
        answeredAt,
        answerId,
        duplicateOf,
        exempt);
  }

  Care answeredWith(long answer) {
    return new Care(
        suggestionId, revision, receivedAt, ownerId, due, answeredAt, answer, duplicateOf, exempt);
  }

  Care duplicating(Long other) {
    return new Care(
        suggestionId, revision, receivedAt, ownerId, due, answeredAt, answerId, other, exempt);
  }
}
