package dev.millet.suggestions.api;

import java.time.Instant;
import java.util.List;

/**
 * A suggestion in a few words.
 *
 * @param product the product's slug
 * @param title plain text of one line
 * @param status a word such as {@code under-review}; newer versions may know more words
 * @param tags in the form in which they are kept
 * @param author the member who wrote it; null where an imported one names nobody
 * @param path the page that shows it, starting with a slash
 */
public record SuggestionSummary(
    long id,
    String product,
    String title,
    String status,
    List<String> tags,
    Long author,
    Instant createdAt,
    String path) {}
