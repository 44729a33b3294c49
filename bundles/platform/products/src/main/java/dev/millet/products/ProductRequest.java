package dev.millet.products;

import dev.millet.api.forms.Rules;
import dev.millet.api.members.Members;
import dev.millet.api.products.Audience;
import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;
import java.util.List;
import java.util.Locale;

/**
 * A product to be made, or the fields of one to be edited.
 *
 * @param slug made of the name where it is empty; ignored in an edit
 * @param place ascending; null for the last place, and for the same one in an edit
 * @param audience {@code everybody}, {@code members} or {@code groups}; empty for everybody
 * @param groups the slugs of the groups that may see it
 */
public record ProductRequest(
    String slug,
    String name,
    String description,
    Integer place,
    String audience,
    List<String> groups) {

  static final String EVERYBODY = "everybody";
  static final String MEMBERS = "members";
  static final String GROUPS = "groups";

  private static final int MAX_GROUPS = 50;
  private static final int MAX_GROUP = 60;

  /** The rules of what may be typed. */
  public static final Rules<ProductRequest> RULES =
      Rules.of(ProductRequest.class)
          .line("slug", 0, Product.MAX_SLUG, "phone")
          .line("name", 1, Product.MAX_NAME, "Phone")
          .text("description", 0, Product.MAX_DESCRIPTION, "The phone and its system software")
          .number("place", Integer.MIN_VALUE, Integer.MAX_VALUE, 1)
          .optionalChoice("audience", EVERYBODY, MEMBERS, GROUPS)
          .lines("groups", MAX_GROUPS, MAX_GROUP, "first-hundred")
          .require(
              "slug",
              wanted -> wanted.slug().isEmpty() || Product.isSlug(wanted.slug()),
              "bad-slug",
              "a slug has 1 to 60 lower-case letters, digits and hyphens")
          .require(
              "slug",
              wanted -> !wanted.slug().isEmpty() || Product.isSlug(Product.slugOf(wanted.name())),
              "no-slug",
              "no slug can be made of the name; a slug has 1 to 60 lower-case letters, digits and"
                  + " hyphens")
          .require(
              "groups",
              wanted -> !wanted.audience().equals(GROUPS) || !wanted.groups().isEmpty(),
              "missing",
              "name at least one group");

  /** Returns the fields of a product. */
  static ProductRequest of(Product product) {
    return new ProductRequest(
        product.slug(),
        product.name(),
        product.description(),
        product.place(),
        word(product.audience()),
        product.audience().groups());
  }

  static String word(Audience audience) {
    return audience.kind().name().toLowerCase(Locale.ROOT);
  }

  NewProduct text() {
    return new NewProduct(slug, name, description, place);
  }

  /**
   * Returns who may see the product.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where there is no such group
   */
  Audience seenBy(Members members) {
    return switch (audience) {
      case MEMBERS -> new Audience(Audience.Kind.MEMBERS, List.of());
      case GROUPS -> AudienceGroups.check(groups, members);
      default -> Audience.EVERYBODY;
    };
  }
}
