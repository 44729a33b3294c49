package dev.millet.suggestions.history;

import java.time.Instant;
import java.util.List;

/**
 * One of the wordings that a suggestion has had.
 *
 * @param version the suggestion's version with it; a change of anything but the wording takes a
 *     version too, so numbers are left out
 * @param title one line
 * @param body Markdown
 * @param authorId who wrote it so; null where nobody is known, or the account is gone
 * @param writtenAt when
 */
public record Revision(
    int version,
    long productId,
    String title,
    String body,
    List<String> tags,
    Long authorId,
    Instant writtenAt) {}
