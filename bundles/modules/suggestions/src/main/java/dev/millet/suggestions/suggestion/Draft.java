package dev.millet.suggestions.suggestion;

import dev.millet.api.mentions.HeldMentions;
import java.util.List;

/**
 * A text that somebody wrote, checked and ready to be kept.
 *
 * @param productId the product that it is about
 * @param title 1 to 200 code points, one line
 * @param body Markdown, at most 20,000 code points
 * @param excerpt the body's first words as plain text
 * @param tags in their kept form
 */
public record Draft(long productId, String title, String body, String excerpt, List<String> tags) {

  /** Returns the same without the handles of members who are gone. */
  public Draft without(HeldMentions held) {
    return new Draft(productId, title, held.erase(body), held.erase(excerpt), tags);
  }
}
