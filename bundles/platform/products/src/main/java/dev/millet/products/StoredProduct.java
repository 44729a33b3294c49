package dev.millet.products;

import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;

/** A product as it is stored. */
record StoredProduct(long id, String slug, String name, String description, int place, int version)
    implements Product {

  /** A product that has not been stored yet. */
  static StoredProduct of(NewProduct wanted) {
    String slug = wanted.slug().isEmpty() ? Product.slugOf(wanted.name()) : wanted.slug();
    int place = wanted.place() == null ? 0 : wanted.place();
    return new StoredProduct(0, slug, wanted.name(), wanted.description(), place, 1);
  }
}
