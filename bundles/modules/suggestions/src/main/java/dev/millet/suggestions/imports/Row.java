package dev.millet.suggestions.imports;

import dev.millet.suggestions.suggestion.Status;
import java.time.Instant;
import java.util.List;

/**
 * A suggestion of the file, checked and made fit.
 *
 * @param product names the product: a slug or a name
 * @param author who wrote it, by the name in the source; null for nobody
 * @param digest of what an import writes anew when it changes
 */
record Row(
    long line,
    String source,
    String sourceId,
    String product,
    String title,
    String body,
    List<String> tags,
    Status status,
    String author,
    Instant createdAt,
    Instant updatedAt,
    String digest,
    List<Comment> comments,
    List<Vote> votes) {

  /**
   * A comment of the file.
   *
   * @param key tells it from the other comments on the same suggestion, the same in each import
   * @param author null for nobody
   */
  record Comment(String key, String author, Instant at, String body) {}

  /** A vote for it that stands in the end. */
  record Vote(String user, Instant at) {}
}
