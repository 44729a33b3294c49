package dev.millet.suggestions.page;

import dev.millet.suggestions.product.Product;
import java.util.List;
import java.util.Map;

/**
 * What the form shows.
 *
 * @param product the slug of the chosen product; empty for none
 * @param errors what is wrong, as message keys by field
 * @param draft the token of a kept draft; empty for none
 * @param signedIn whether it can be published at once
 */
public record SubmitModel(
    List<Product> products,
    String product,
    String title,
    String body,
    String tags,
    Map<String, String> errors,
    String draft,
    boolean signedIn) {

  /** The message key of what is wrong with a field; null where nothing is. */
  public String error(String field) {
    return errors.get(field);
  }

  /** The value of {@code aria-invalid}; null where nothing is wrong. */
  public String invalid(String field) {
    return errors.containsKey(field) ? "true" : null;
  }
}
