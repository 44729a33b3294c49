package dev.millet.suggestions.http;

import dev.millet.suggestions.authoring.NewSuggestion;
import java.util.List;

/**
 * An edit; what is left out stays as it is. What comes of it is checked by the rules of {@link
 * NewSuggestion}.
 *
 * @param product the slug of the product to move it to; staff only
 * @param status the new status; staff only
 */
public record SuggestionChange(
    String title, String body, List<String> tags, String product, String status) {

  boolean editsText() {
    return title != null || body != null || tags != null || product != null;
  }

  boolean needsStaff() {
    return product != null || status != null;
  }

  /** Returns what the suggestion says after the edit, checked. */
  NewSuggestion of(NewSuggestion before) {
    return NewSuggestion.RULES.check(
        new NewSuggestion(
            product == null ? before.product() : product,
            title == null ? before.title() : title,
            body == null ? before.body() : body,
            tags == null ? before.tags() : tags));
  }
}
