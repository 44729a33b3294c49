package dev.millet.products;

import dev.millet.api.products.Product;
import java.util.List;

/** The page of all products, in their order. */
public record ProductsModel(List<Product> products) {

  /** Returns the message key of a product's audience. */
  public static String audience(Product product) {
    return "products.audience." + ProductRequest.word(product.audience());
  }
}
