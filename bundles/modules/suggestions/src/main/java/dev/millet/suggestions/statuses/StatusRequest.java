package dev.millet.suggestions.statuses;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.products.Product;
import dev.millet.suggestions.field.Names;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.Status;
import java.util.Arrays;

/**
 * A status of a product to be added, or the fields of one to be edited.
 *
 * @param product the slug of its product; never changed
 * @param slug what names it; made of the English name where it is empty, and never changed
 * @param meaning the fixed status that it is a part of; never changed
 * @param nameZh may be empty
 * @param place among those of one meaning; left out for the last, or where it is
 */
public record StatusRequest(
    String product,
    String slug,
    String meaning,
    String nameEn,
    String nameZh,
    String color,
    Integer place) {

  private static final int MAX_NAME = 40;
  private static final int MAX_PLACE = 100;

  /** The rules of what may be typed. */
  public static final Rules<StatusRequest> RULES =
      Rules.of(StatusRequest.class)
          .line("product", 1, Product.MAX_SLUG, "phone")
          .choice("meaning", meanings())
          .line("nameEn", 1, MAX_NAME, "Design")
          .line("nameZh", 0, MAX_NAME, "设计中")
          .choice("color", CustomStatus.COLORS.toArray(String[]::new))
          .line("slug", 0, Product.MAX_SLUG, "design")
          .checked("slug", StatusRequest::slug)
          .number("place", 1, MAX_PLACE, 1)
          .require(
              "slug",
              wanted -> !wanted.slug().isEmpty() || isFree(Product.slugOf(wanted.nameEn())),
              "bad-slug",
              "no slug can be made of the name; a slug has 1 to 60 lower-case letters, digits and"
                  + " hyphens, and is no fixed status");

  /** Returns the words of the fixed statuses that can have others in them. */
  static String[] meanings() {
    return Arrays.stream(Status.values())
        .filter(each -> each != Status.DUPLICATE)
        .map(Status::word)
        .toArray(String[]::new);
  }

  private static boolean isFree(String slug) {
    return Product.isSlug(slug) && !slug.equals(CustomStatus.NONE) && Status.of(slug).isEmpty();
  }

  private static String slug(String text) {
    if (!text.isEmpty() && !isFree(text)) {
      throw Problem.invalid(
              "slug",
              "bad-slug",
              "a slug has 1 to 60 lower-case letters, digits and hyphens, and is no fixed status")
          .toException();
    }
    return text;
  }

  /** Returns the fields of a status. */
  static StatusRequest of(CustomStatus status, String product) {
    return new StatusRequest(
        product,
        status.slug(),
        status.meaning(),
        status.name().en(),
        status.name().zh(),
        status.color(),
        status.place());
  }

  /** Returns the slug that a new one gets. */
  String newSlug() {
    return slug.isEmpty() ? Product.slugOf(nameEn) : slug;
  }

  Names name() {
    return new Names(nameEn, nameZh);
  }
}
