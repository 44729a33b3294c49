package dev.millet.suggestions.page;

import dev.millet.api.forms.Input;
import dev.millet.api.pages.View;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.field.FieldCatalog;
import dev.millet.suggestions.field.FieldValues;
import dev.millet.suggestions.field.ProductField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The fields of the chosen product in the form of a suggestion.
 *
 * @param input the form, whose description has the sections no more
 * @param sections those of the description, in their order
 * @param twins whether two sections say the same
 * @param fields in their order; none while no product is chosen
 * @param any whether one of the products to choose from has fields
 */
public record OwnFields(
    Input<NewSuggestion> input,
    List<Typed> sections,
    boolean twins,
    List<Typed> fields,
    boolean any) {

  /**
   * A field with what stands in it.
   *
   * @param error the code of what is wrong; null where nothing is
   */
  public record Typed(ProductField field, String value, String error) {

    /** Returns what there is to choose, and what was chosen before. */
    public List<String> options() {
      List<String> options = new ArrayList<>(field.options());
      if (!value.isEmpty() && !options.contains(value)) {
        options.add(value);
      }
      return options;
    }

    public String label(View view) {
      return field.name().in(view.locale());
    }

    /** Returns the ids of what explains it; null where nothing does. */
    public String describedBy() {
      String hint = field.hint().en().isEmpty() ? "" : field.input() + "-hint";
      String both = (hint + (error == null ? "" : " " + field.input() + "-error")).strip();
      return both.isEmpty() ? null : both;
    }

    /** Returns the value of {@code aria-invalid}; null where nothing is wrong. */
    public String invalid() {
      return error == null ? null : "true";
    }

    /** Returns what is wrong, in the reader's language; null where nothing is. */
    public String message(View view) {
      return error == null
          ? null
          : view.text("newSuggestion.fields." + error, label(view), ProductField.MAX_VALUE);
    }
  }

  /**
   * A value as pages show it.
   *
   * @param path the list of those that have it, too; null for none
   */
  public record Shown(ProductField field, String value, String path) {

    public String label(View view) {
      return field.name().in(view.locale());
    }

    /**
     * Returns what a suggestion has in the fields of its product.
     *
     * @param slug of the product; empty where nothing leads to its list
     */
    static List<Shown> of(FieldValues values, long product, String slug) {
      return values.of(product).stream().map(each -> of(each, slug)).toList();
    }

    private static Shown of(FieldValues.Filled filled, String product) {
      ProductField field = filled.field();
      boolean listed =
          !product.isEmpty() && !field.archived() && field.options().contains(filled.value());
      return new Shown(
          field,
          filled.value(),
          listed ? ListLinks.having(product, field.slug(), filled.value()) : null);
    }
  }

  /** Returns what the fields of the chosen product are called, by the name of their inputs. */
  static UnaryOperator<String> labels(
      FieldCatalog catalog, Products products, Input<NewSuggestion> input, View view) {
    long product = products.find(input.typed("product")).map(Product::id).orElse(0L);
    return name ->
        catalog.all(product).stream()
            .filter(each -> each.input().equals(name))
            .map(each -> each.name().in(view.locale()))
            .findFirst()
            .orElse(name);
  }

  /**
   * Returns the fields of a product as a form has them.
   *
   * @param product 0 for none
   */
  static OwnFields of(FieldCatalog catalog, long product, boolean any, Input<NewSuggestion> input) {
    List<ProductField> all = catalog.sections(product);
    Sections sections = Sections.of(input.typed("body"), all);
    return new OwnFields(
        all.isEmpty() ? input : input.with("body", sections.rest()),
        all.stream()
            .map(each -> typed(each, sections.bySlug().getOrDefault(each.slug(), ""), input))
            .toList(),
        sections.hasTwins(),
        catalog.of(product).stream()
            .map(each -> typed(each, input.typed(each.input()), input))
            .toList(),
        any);
  }

  private static Typed typed(ProductField field, String value, Input<NewSuggestion> input) {
    String error = input.error(field.input()).map(each -> each.code()).orElse(null);
    return new Typed(field, value, error);
  }
}
