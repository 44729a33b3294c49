package dev.millet.suggestions.care;

import java.time.Instant;

/**
 * The official answer to a suggestion. A revision is a new one; the ones before are kept.
 *
 * @param authorId who answers for it; null for a member who is gone
 * @param body Markdown, 1 to 10,000 code points
 */
public record OfficialAnswer(
    long id, long suggestionId, Long authorId, String body, Instant writtenAt) {}
