package dev.millet.products;

import java.util.List;
import java.util.Objects;

/**
 * An edit of a product; what is left out stays as it is. The slug never changes.
 *
 * @param audience {@code everybody}, {@code members} or {@code groups}
 * @param groups the slugs of the groups that may see it
 */
public record ProductChange(
    String name,
    String description,
    Integer place,
    String audience,
    List<String> groups,
    Boolean archived) {

  /** Returns all fields of the product with this edit, checked. */
  ProductRequest of(StoredProduct there) {
    ProductRequest now = ProductRequest.of(there);
    return ProductRequest.RULES.check(
        new ProductRequest(
            there.slug(),
            Objects.requireNonNullElse(name, now.name()),
            Objects.requireNonNullElse(description, now.description()),
            Objects.requireNonNullElse(place, now.place()),
            Objects.requireNonNullElse(audience, now.audience()),
            Objects.requireNonNullElse(groups, now.groups())));
  }
}
