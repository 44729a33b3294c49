package dev.millet.suggestions.care;

import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * A comment, as the journal tells of it.
 *
 * @param author null where an imported comment names nobody
 * @param imported whether it was written elsewhere
 */
public record CommentPosted(Subject subject, Long author, Instant at, boolean imported) {}
