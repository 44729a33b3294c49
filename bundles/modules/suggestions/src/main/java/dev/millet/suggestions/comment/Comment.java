package dev.millet.suggestions.comment;

import java.time.Instant;

/**
 * What somebody said about a suggestion.
 *
 * @param authorId null where an imported one names nobody, or the account is gone
 * @param body Markdown, 1 to 10,000 code points; empty where it was removed
 * @param editedAt when its author last changed it; null where they never did
 * @param removedAt when its author removed it; null where it is there
 * @param version grows by one with each change
 */
public record Comment(
    long id,
    long suggestionId,
    Long authorId,
    String body,
    Instant createdAt,
    Instant editedAt,
    Instant removedAt,
    int version) {

  /** A comment as it is first written. */
  public Comment(long id, long suggestionId, Long authorId, String body, Instant createdAt) {
    this(id, suggestionId, authorId, body, createdAt, null, null, 1);
  }

  public boolean isRemoved() {
    return removedAt != null;
  }
}
