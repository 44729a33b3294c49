package dev.millet.suggestions.authoring;

import dev.millet.api.forms.Rules;
import dev.millet.api.products.Product;
import dev.millet.suggestions.field.ProductField;
import dev.millet.suggestions.suggestion.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The input of somebody who writes or edits a suggestion.
 *
 * @param product the product's slug
 * @param body Markdown; may be empty
 * @param tags in their kept form; may be empty
 * @param fields what the product's own fields have, by slug; null where nothing is said of them
 */
public record NewSuggestion(
    String product, String title, String body, List<String> tags, Map<String, String> fields) {

  /** The most fields that are taken at once. */
  public static final int MAX_FIELDS = 20;

  public static final Rules<NewSuggestion> RULES =
      Rules.of(NewSuggestion.class)
          .line("title", 1, 200, "Dark mode that follows the sun")
          .line("product", 1, Product.MAX_SLUG, "phone")
          .text("body", 0, 20_000, "White pages *blind* me at night.")
          .lines("tags", Tags.MAX_COUNT, Tags.MAX_LENGTH, "dark-mode")
          .checked("tags", Tags::check)
          .texts("fields", MAX_FIELDS, ProductField.MAX_VALUE, "Phone 12");

  /** Makes one that says nothing of the product's own fields. */
  public NewSuggestion(String product, String title, String body, List<String> tags) {
    this(product, title, body, tags, null);
  }

  /** Returns the values of the product's own fields that are not empty. */
  public Map<String, String> filledFields() {
    Map<String, String> filled = new LinkedHashMap<>(fields == null ? Map.of() : fields);
    filled.values().removeIf(String::isEmpty);
    return filled;
  }

  /** Returns the same about another product. */
  public NewSuggestion about(String slug) {
    return new NewSuggestion(slug, title, body, tags, fields);
  }
}
