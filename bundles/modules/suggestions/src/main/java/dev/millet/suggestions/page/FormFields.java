package dev.millet.suggestions.page;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.pages.Html;
import dev.millet.api.products.Product;
import dev.millet.suggestions.authoring.DraftCheck;
import dev.millet.suggestions.picture.Picture;
import dev.millet.suggestions.text.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields in which a suggestion is written.
 *
 * @param products those to choose from; with fewer than two there is nothing to choose
 * @param product the slug of the chosen product; empty for none
 * @param errors what is wrong, as message keys by field
 * @param pictures the images that are there already
 * @param mayAdd whether images can be added here: not before signing in
 * @param preview the text as it will look; null where nobody asked
 */
public record FormFields(
    List<Product> products,
    String product,
    String title,
    String body,
    String tags,
    List<Picture> pictures,
    boolean mayAdd,
    Map<String, String> errors,
    Html preview) {

  static final String PREVIEW = "preview";

  /** Returns the fields that were sent. */
  static FormFields of(Form form, List<Product> products) {
    return new FormFields(
        products,
        form.value("product"),
        form.value("title"),
        form.value("body"),
        form.value("tags"),
        List.of(),
        true,
        Map.of(),
        null);
  }

  FormFields withPictures(List<Picture> there, boolean more) {
    return new FormFields(products, product, title, body, tags, there, more, errors, preview);
  }

  FormFields about(String slug) {
    return new FormFields(products, slug, title, body, tags, pictures, mayAdd, errors, preview);
  }

  DraftCheck.Checked check(DraftCheck check) {
    return check.check(productId(), title, body, Tags.split(tags));
  }

  private Long productId() {
    return products.stream()
        .filter(each -> each.slug().equals(product))
        .map(Product::id)
        .findFirst()
        .orElse(null);
  }

  FormFields with(List<Problem.Field> problems) {
    Map<String, String> found = new LinkedHashMap<>(errors);
    for (Problem.Field problem : problems) {
      found.put(problem.name(), "error." + problem.name() + "." + problem.code());
    }
    return new FormFields(products, product, title, body, tags, pictures, mayAdd, found, preview);
  }

  FormFields withError(String field, String key) {
    Map<String, String> found = new LinkedHashMap<>(errors);
    found.put(field, key);
    return new FormFields(products, product, title, body, tags, pictures, mayAdd, found, preview);
  }

  FormFields previewing(Html text) {
    return new FormFields(products, product, title, body, tags, pictures, mayAdd, errors, text);
  }

  /** Returns the message key of what is wrong with a field; null where nothing is. */
  public String error(String field) {
    return errors.get(field);
  }

  /** Returns the value of {@code aria-invalid}; null where nothing is wrong. */
  public String invalid(String field) {
    return errors.containsKey(field) ? "true" : null;
  }
}
