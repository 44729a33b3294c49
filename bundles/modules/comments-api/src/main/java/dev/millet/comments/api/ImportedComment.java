package dev.millet.comments.api;

import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * A comment that was written elsewhere.
 *
 * @param key tells it from the other imported comments on the subject, the same in each import: 1
 *     to 80 characters
 * @param author the id of the member who wrote it; null for nobody
 * @param body Markdown, 1 to {@value Discussions#MAX_BODY} code points
 */
public record ImportedComment(
    Subject subject, String key, Long author, Instant writtenAt, String body) {}
