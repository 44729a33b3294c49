package dev.millet.suggestions.http;

import java.util.List;

/**
 * An edit; what is left out stays as it is.
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
}
