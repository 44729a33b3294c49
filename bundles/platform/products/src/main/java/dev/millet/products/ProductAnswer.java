package dev.millet.products;

import dev.millet.api.products.Product;

/** A product in answers. */
public record ProductAnswer(String slug, String name, String description, int place, int version) {

  static ProductAnswer of(Product product) {
    return new ProductAnswer(
        product.slug(), product.name(), product.description(), product.place(), product.version());
  }
}
