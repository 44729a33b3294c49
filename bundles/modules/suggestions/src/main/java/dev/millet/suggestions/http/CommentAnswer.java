package dev.millet.suggestions.http;

import java.time.Instant;

/**
 * A comment in answers.
 *
 * @param body Markdown as it was written; empty where it was removed
 * @param author left out where an imported comment names nobody, or the account is gone
 * @param editedAt when its author last changed it; left out where they never did
 * @param removedAt when its author removed it; left out where it is there
 * @param version to be sent as {@code If-Match: "version"} to change it
 */
public record CommentAnswer(
    long id,
    Author author,
    String body,
    Instant createdAt,
    Instant editedAt,
    Instant removedAt,
    int version) {}
