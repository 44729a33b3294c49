package dev.millet.suggestions.authoring;

import dev.millet.api.forms.Rules;
import dev.millet.api.products.Product;
import dev.millet.suggestions.suggestion.Tags;
import java.util.List;

/**
 * The input of somebody who writes or edits a suggestion.
 *
 * @param product the product's slug
 * @param body Markdown; may be empty
 * @param tags in their kept form; may be empty
 */
public record NewSuggestion(String product, String title, String body, List<String> tags) {

  public static final Rules<NewSuggestion> RULES =
      Rules.of(NewSuggestion.class)
          .line("title", 1, 200, "Dark mode that follows the sun")
          .line("product", 1, Product.MAX_SLUG, "phone")
          .text("body", 0, 20_000, "White pages *blind* me at night.")
          .lines("tags", Tags.MAX_COUNT, Tags.MAX_LENGTH, "dark-mode")
          .checked("tags", Tags::check);

  /** Returns the same about another product. */
  public NewSuggestion about(String slug) {
    return new NewSuggestion(slug, title, body, tags);
  }
}
