package dev.millet.suggestions.care;

import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.Instant;

/**
 * The official answer to a suggestion. A revision is a new one; the ones before are kept.
 *
 * @param authorId who answers for it; null for a member who is gone
 * @param body Markdown, 1 to 10,000 code points
 */
public record OfficialAnswer(
    long id, long suggestionId, Long authorId, String body, Instant writtenAt) {

  /** The subject type of the official answer to a suggestion, whose id it has. */
  public static final String SUBJECT_TYPE = Suggestion.SUBJECT_TYPE + "-answer";

  /** Returns the subject that the answer to a suggestion is. */
  public static Subject subject(long suggestion) {
    return Subject.of(SUBJECT_TYPE, suggestion);
  }
}
