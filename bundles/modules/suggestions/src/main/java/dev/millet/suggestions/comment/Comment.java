package dev.millet.suggestions.comment;

import java.time.Instant;

/**
 * What somebody said about a suggestion.
 *
 * @param authorId null where an imported one names nobody
 * @param body Markdown, 1 to 10,000 code points
 */
public record Comment(long id, long suggestionId, Long authorId, String body, Instant createdAt) {}
