package dev.millet.suggestions.assigning;

import dev.millet.suggestions.suggestion.Suggestion;

/**
 * A rule that assigns new suggestions, as a row of {@code suggestions_assignments}.
 *
 * @param productId only those of this product; null for all
 * @param tag only those with this tag; empty for all
 * @param ownerId the member of staff who gets them
 */
public record AssignmentRule(long id, Long productId, String tag, long ownerId) {

  boolean matches(Suggestion suggestion) {
    return (productId == null || productId == suggestion.productId())
        && (tag.isEmpty() || suggestion.tags().contains(tag));
  }

  /** Returns how much it asks for: of those that match, the one that asks for most decides. */
  int weight() {
    return (tag.isEmpty() ? 0 : 2) + (productId == null ? 0 : 1);
  }
}
