package dev.millet.api.products;

import dev.millet.api.forms.Rules;

/**
 * A product to be made.
 *
 * @param slug made of the name where it is empty; see {@link Product#slug}
 * @param name see {@link Product#name}
 * @param description see {@link Product#description}
 * @param place its place among the products, ascending; null stands for 0
 */
public record NewProduct(String slug, String name, String description, Integer place) {

  /** What may be typed. */
  public static final Rules<NewProduct> RULES =
      Rules.of(NewProduct.class)
          .line("slug", 0, Product.MAX_SLUG, "phone")
          .line("name", 1, Product.MAX_NAME, "Phone")
          .text("description", 0, Product.MAX_DESCRIPTION, "The phone and its system software")
          .number("place", Integer.MIN_VALUE, Integer.MAX_VALUE, 1)
          .require(
              "slug",
              wanted -> wanted.slug().isEmpty() || Product.isSlug(wanted.slug()),
              "bad-slug",
              "a slug has 1 to 60 lower-case letters, digits and hyphens")
          .require(
              "slug",
              wanted -> !wanted.slug().isEmpty() || Product.isSlug(Product.slugOf(wanted.name())),
              "bad-slug",
              "no slug can be made of the name; a slug has 1 to 60 lower-case letters, digits and"
                  + " hyphens");
}
