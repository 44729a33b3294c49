package dev.millet.suggestions.http;

import java.time.Instant;

/**
 * A comment in answers.
 *
 * @param body Markdown as it was written
 * @param author left out where an imported comment names nobody
 */
public record CommentAnswer(long id, Author author, String body, Instant createdAt) {}
