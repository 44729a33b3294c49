package dev.millet.suggestions.roadmap;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.products.Product;
import java.util.List;

/**
 * A roadmap to be made, or the fields of one to be edited.
 *
 * @param title plain text
 * @param slug what names it in addresses; made of the title where it is empty, and never changed
 * @param product the slug of its product; empty for all
 * @param by the grouping that is shown first
 * @param audience who may see it
 * @param groups the slugs of the groups that may, for the audience {@code groups}
 */
public record RoadmapRequest(
    String title, String slug, String product, String by, String audience, List<String> groups) {

  private static final int MAX_TITLE = 80;
  private static final int MAX_GROUPS = 20;

  /** The rules of what may be typed. */
  public static final Rules<RoadmapRequest> RULES =
      Rules.of(RoadmapRequest.class)
          .line("title", 1, MAX_TITLE, "Phone")
          .line("slug", 0, Product.MAX_SLUG, "phone")
          .checked("slug", RoadmapRequest::slug)
          .line("product", 0, Product.MAX_SLUG, "phone")
          .choice("by", Grouping.words())
          .choice("audience", Roadmap.EVERYBODY, Roadmap.MEMBERS, Roadmap.GROUPS, Roadmap.TEAM)
          .lines("groups", MAX_GROUPS, Product.MAX_SLUG, "first-hundred")
          .require(
              "slug",
              wanted -> !wanted.slug().isEmpty() || Product.isSlug(Product.slugOf(wanted.title())),
              "bad-slug",
              "no slug can be made of the title; a slug has 1 to 60 lower-case letters, digits and"
                  + " hyphens")
          .require(
              "groups",
              wanted -> !wanted.audience().equals(Roadmap.GROUPS) || !wanted.groups().isEmpty(),
              "missing",
              "name at least one group");

  private static String slug(String text) {
    if (!text.isEmpty() && !Product.isSlug(text)) {
      throw Problem.invalid(
              "slug", "bad-slug", "a slug has 1 to 60 lower-case letters, digits and hyphens")
          .toException();
    }
    return text;
  }

  /**
   * Returns the fields of a roadmap.
   *
   * @param productSlug empty for all products
   */
  static RoadmapRequest of(Roadmap roadmap, String productSlug) {
    return new RoadmapRequest(
        roadmap.title(),
        roadmap.slug(),
        productSlug,
        roadmap.grouping().word(),
        roadmap.audience(),
        roadmap.groups());
  }

  /**
   * Returns the roadmap of these fields.
   *
   * @param name its slug
   * @param productId null for all products
   */
  Roadmap row(String name, Long productId, int version) {
    String kept = audience.equals(Roadmap.GROUPS) ? String.join(",", groups) : "";
    return new Roadmap(name, title, productId, by, audience, kept, version);
  }

  /** Returns the slug that a new roadmap gets. */
  String newSlug() {
    return slug.isEmpty() ? Product.slugOf(title) : slug;
  }
}
