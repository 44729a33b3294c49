package dev.millet.products;

import dev.millet.api.images.Image;
import dev.millet.api.members.Identity;
import dev.millet.api.products.Product;
import java.util.List;

/**
 * A product in answers.
 *
 * @param logo the path of its image; left out where it has none
 * @param audience {@code everybody}, {@code members} or {@code groups}
 * @param groups the slugs of the groups that may see it; only in answers to the team
 */
public record ProductAnswer(
    String slug,
    String name,
    String description,
    int place,
    String logo,
    boolean archived,
    String audience,
    List<String> groups,
    int version) {

  static ProductAnswer of(Product product, Identity reader) {
    return new ProductAnswer(
        product.slug(),
        product.name(),
        product.description(),
        product.place(),
        product.logo() == null ? null : Image.path(product.logo()),
        product.archived(),
        ProductRequest.word(product.audience()),
        Access.isTeam(reader) ? product.audience().groups() : null,
        product.version());
  }
}
