package dev.millet.products;

import dev.millet.api.products.NewProduct;
import java.util.Objects;

/** An edit of a product; what is left out stays as it is. The slug never changes. */
public record ProductChange(String name, String description, Integer place) {

  /** The product with this edit. */
  StoredProduct of(StoredProduct there) {
    return StoredProduct.of(
        NewProduct.RULES.check(
            new NewProduct(
                there.slug(),
                Objects.requireNonNullElse(name, there.name()),
                Objects.requireNonNullElse(description, there.description()),
                Objects.requireNonNullElse(place, there.place()))));
  }
}
