package dev.millet.suggestions.arranging;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.products.Product;
import dev.millet.suggestions.field.Names;
import dev.millet.suggestions.field.ProductField;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A field of a product to be added, or one to be edited.
 *
 * @param product the slug of its product; never changed
 * @param slug what names it; made of the English name where it is empty, and never changed
 * @param kind never changed
 * @param nameZh may be empty; so may the hints
 * @param options what there is to choose; empty for other kinds
 * @param place among those of the product; left out for the last, or where it is
 */
public record FieldRequest(
    String product,
    String slug,
    String kind,
    String nameEn,
    String nameZh,
    String hintEn,
    String hintZh,
    List<String> options,
    Boolean required,
    Boolean listed,
    Integer place) {

  private static final int MAX_NAME = 40;
  private static final int MAX_HINT = 200;
  private static final int MAX_OPTIONS = 50;
  private static final int MAX_OPTION = 80;
  private static final Pattern SEPARATOR = Pattern.compile("[,;，、；]");

  /** The rules of what may be typed. */
  public static final Rules<FieldRequest> RULES =
      Rules.of(FieldRequest.class)
          .line("product", 1, Product.MAX_SLUG, "phone")
          .line("nameEn", 1, MAX_NAME, "Device")
          .line("nameZh", 0, MAX_NAME, "设备")
          .line("hintEn", 0, MAX_HINT, "The one that you use most.")
          .line("hintZh", 0, MAX_HINT, "最常用的那台。")
          .choice(
              "kind",
              ProductField.TEXT,
              ProductField.CHOICE,
              ProductField.NUMBER,
              ProductField.SECTION)
          .lines("options", MAX_OPTIONS, MAX_OPTION, "Phone 12")
          .checked("options", FieldRequest::option)
          .flag("required")
          .flag("listed")
          .line("slug", 0, Product.MAX_SLUG, "device")
          .checked("slug", FieldRequest::slug)
          .number("place", 1, 2 * FieldEdits.MAX_FIELDS, 1)
          .require(
              "options",
              wanted -> !wanted.kind().equals(ProductField.CHOICE) || !wanted.options().isEmpty(),
              "none",
              "a field of the kind choice needs something to choose")
          .require(
              "slug",
              wanted -> !wanted.slug().isEmpty() || Product.isSlug(Product.slugOf(wanted.nameEn())),
              "bad-slug",
              "no slug can be made of the name; a slug has 1 to 60 letters, digits and hyphens");

  private static String option(String text) {
    if (SEPARATOR.matcher(text).find()) {
      throw Problem.invalid("options", "separator", "an option has no commas or semicolons")
          .toException();
    }
    return text;
  }

  private static String slug(String text) {
    if (!text.isEmpty() && !Product.isSlug(text)) {
      throw Problem.invalid(
              "slug", "bad-slug", "a slug has 1 to 60 lower-case letters, digits and hyphens")
          .toException();
    }
    return text;
  }

  /** Returns what can be edited of a field. */
  static FieldRequest of(ProductField field, String product) {
    return new FieldRequest(
        product,
        field.slug(),
        field.shape().kind(),
        field.name().en(),
        field.name().zh(),
        field.hint().en(),
        field.hint().zh(),
        field.options(),
        field.shape().required(),
        field.shape().listed(),
        field.place());
  }

  /** Returns the slug that a new one gets. */
  String newSlug() {
    return slug.isEmpty() ? Product.slugOf(nameEn) : slug;
  }

  Names name() {
    return new Names(nameEn, nameZh);
  }

  Names hint() {
    return new Names(hintEn, hintZh);
  }

  /**
   * Returns the values that it takes.
   *
   * @param ofKind the kind of a field that is there
   */
  ProductField.Shape shape(String ofKind) {
    String choices = ofKind.equals(ProductField.CHOICE) ? String.join("\n", options) : "";
    return new ProductField.Shape(ofKind, choices, required, listed);
  }
}
