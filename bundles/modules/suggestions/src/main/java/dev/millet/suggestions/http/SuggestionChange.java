package dev.millet.suggestions.http;

import dev.millet.suggestions.authoring.NewSuggestion;
import java.util.List;
import java.util.Map;

/**
 * An edit; what is left out stays as it is. What comes of it is checked by the rules of {@link
 * NewSuggestion}.
 *
 * @param product the slug of the product to move it to; staff only
 * @param status the new status; staff only
 * @param fields values of the product's own fields, by slug; an empty text takes one away
 */
public record SuggestionChange(
    String title,
    String body,
    List<String> tags,
    String product,
    String status,
    Map<String, String> fields) {

  /** Makes an edit that leaves the product's own fields as they are. */
  public SuggestionChange(
      String title, String body, List<String> tags, String product, String status) {
    this(title, body, tags, product, status, null);
  }

  boolean editsText() {
    return title != null || body != null || tags != null || product != null || fields != null;
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
            tags == null ? before.tags() : tags,
            fields));
  }
}
