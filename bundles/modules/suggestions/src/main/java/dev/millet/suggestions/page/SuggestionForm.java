package dev.millet.suggestions.page;

import dev.millet.api.forms.FieldError;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.images.Image;
import dev.millet.api.pages.Html;
import dev.millet.api.products.Product;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.field.ProductField;
import dev.millet.suggestions.picture.Gallery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The form in which a suggestion is written.
 *
 * @param products those to choose from; with fewer than two there is nothing to choose
 * @param pictures the images that are there already
 * @param preview the text as it will look; null where nobody asked
 * @param draft the token of a visitor's draft; empty for none
 * @param told what the form says of itself
 * @param own the fields of the chosen product
 * @param similar the part that shows what is similar; empty where nobody finds that
 */
public record SuggestionForm(
    Input<NewSuggestion> input,
    List<Product> products,
    List<StoredPicture> pictures,
    Html preview,
    String draft,
    Told told,
    OwnFields own,
    Html similar) {

  private static final String FIELDS = "fields.";
  private static final String IMAGES = Gallery.FIELD + ".";

  /**
   * Notices that a form shows beside its fields.
   *
   * @param restored whether it shows a draft that the member did not post
   * @param imagesLost whether images were chosen that have to be chosen again
   */
  public record Told(boolean restored, boolean imagesLost) {

    /** Returns what a form says that was sent and is shown again. */
    static Told of(Form sent) {
      return new Told(false, !sent.uploads(Gallery.FIELD).isEmpty());
    }
  }

  /**
   * An image that is there already.
   *
   * @param alt what it shows, as it was typed
   * @param dropped whether the form asks for its removal
   */
  public record StoredPicture(Image image, String alt, boolean dropped) {}

  /** Returns whether a form that was sent asks for a preview. */
  static boolean asksForPreview(Form form) {
    return form.value("step").equals("preview");
  }

  /** Returns whether a form that was sent asks for a preview, or for the fields of a product. */
  static boolean isUnfinished(Form form) {
    return asksForPreview(form) || form.value("step").equals("product");
  }

  /** Returns what a form has, for a preview: nothing is checked yet. */
  static Input<NewSuggestion> unchecked(Form form) {
    return NewSuggestion.RULES.filled(
        new NewSuggestion(
            form.value("product"),
            form.value("title"),
            form.value("body"),
            List.of(form.value("tags")),
            fields(form)));
  }

  private static Map<String, String> fields(Form form) {
    Map<String, String> typed = new LinkedHashMap<>();
    NewSuggestion.RULES
        .field("fields")
        .typed(form)
        .forEach((name, values) -> typed.put(name.substring(FIELDS.length()), values.get(0)));
    return typed;
  }

  /** Returns a form that was sent with another value in a field. */
  static Form replaced(Form sent, String field, String value) {
    Map<String, List<String>> fields = new LinkedHashMap<>(sent.fields());
    fields.put(field, List.of(value));
    return Form.of(fields).withUploads(sent.uploads());
  }

  /**
   * Returns the input with what something below refused. Images are no field of the rules: what is
   * wrong with them is an error of the whole form.
   *
   * @param label returns what a field of the product is called, by the name of its input
   * @throws ProblemException the same where it names no field
   */
  static Input<NewSuggestion> refused(
      Input<NewSuggestion> input, ProblemException refusal, UnaryOperator<String> label) {
    Problem problem = refusal.problem();
    if (problem.fields().isEmpty()) {
      throw refusal;
    }
    Problem.Field first = problem.fields().get(0);
    if (first.name().equals(Gallery.FIELD)) {
      return input.refused(
          Problem.of(problem.status(), IMAGES + first.code(), problem.title(), first.detail()));
    }
    Input<NewSuggestion> all = input;
    for (Problem.Field each : problem.fields()) {
      all =
          each.name().startsWith(FIELDS)
              ? all.refused(
                  each.name(),
                  each.code(),
                  each.detail(),
                  label.apply(each.name()),
                  ProductField.MAX_VALUE)
              : all.refused(each.name(), each.code(), each.detail());
    }
    return all;
  }

  /** Returns the message key of what is wrong with the images; null where nothing is. */
  public String pictureError() {
    return input.errors().stream()
        .map(FieldError::code)
        .filter(code -> code.startsWith(IMAGES))
        .map(code -> "failure." + code.replace('.', '-'))
        .findFirst()
        .orElse(null);
  }

  /** Returns the message key of what is wrong with the product; null where nothing is. */
  public String productError() {
    return input.error("product").map(error -> "newSuggestion.product.unknown").orElse(null);
  }
}
