package dev.millet.suggestions.assigning;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.products.Product;
import dev.millet.suggestions.suggestion.Tags;

/**
 * A rule to be added.
 *
 * @param product the slug of a product; empty for all
 * @param tag a tag; empty for all
 * @param owner the handle of the member of staff who gets new suggestions
 */
public record AssignmentRequest(String product, String tag, String owner) {

  private static final int MAX_HANDLE = 80;

  /** The rules of what may be typed. */
  public static final Rules<AssignmentRequest> RULES =
      Rules.of(AssignmentRequest.class)
          .line("product", 0, Product.MAX_SLUG, "phone")
          .line("tag", 0, Tags.MAX_LENGTH, "dark-mode")
          .checked("tag", AssignmentRequest::tag)
          .line("owner", 1, MAX_HANDLE, "mei");

  private static String tag(String text) {
    String tag = Tags.normal(text);
    if (!tag.isEmpty() && !Tags.isFit(tag)) {
      throw Problem.invalid(
              "tag", "bad-tag", "a tag has at most " + Tags.MAX_LENGTH + " characters")
          .toException();
    }
    return tag;
  }
}
