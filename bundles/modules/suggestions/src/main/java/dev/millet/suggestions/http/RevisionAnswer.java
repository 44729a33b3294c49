package dev.millet.suggestions.http;

import java.time.Instant;
import java.util.List;

/**
 * A wording that a suggestion has had, or has now.
 *
 * @param version the suggestion's version with it
 * @param product the product's slug
 * @param body Markdown
 * @param author who wrote it so; left out where nobody is known
 * @param writtenAt when
 */
public record RevisionAnswer(
    int version,
    String product,
    String title,
    String body,
    List<String> tags,
    Author author,
    Instant writtenAt) {}
