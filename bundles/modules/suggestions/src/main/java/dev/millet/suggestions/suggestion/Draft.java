package dev.millet.suggestions.suggestion;

import dev.millet.api.mentions.HeldMentions;
import java.util.List;
import java.util.Map;

/**
 * A text that somebody wrote, checked and ready to be kept.
 *
 * @param productId the product that it is about
 * @param title 1 to 200 code points, one line
 * @param body Markdown, at most 20,000 code points
 * @param excerpt the body's first words as plain text
 * @param tags in their kept form
 * @param fields what the product's own fields have, by slug; null for what they have already
 */
public record Draft(
    long productId,
    String title,
    String body,
    String excerpt,
    List<String> tags,
    Map<String, String> fields) {

  /** Makes one that leaves the product's own fields as they are. */
  public Draft(long productId, String title, String body, String excerpt, List<String> tags) {
    this(productId, title, body, excerpt, tags, null);
  }

  /** Returns the same with other values in the product's own fields. */
  public Draft with(Map<String, String> other) {
    return new Draft(productId, title, body, excerpt, tags, other);
  }

  /** Returns the same without the handles of members who are gone. */
  public Draft without(HeldMentions held) {
    return new Draft(productId, title, held.erase(body), held.erase(excerpt), tags, fields);
  }
}
