package dev.millet.suggestions.imports;

import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the products that rows name, and makes those that are missing. Used by one thread. */
final class ProductShelf {

  private final Products products;
  private final Tally tally;
  private final Set<String> missing = new HashSet<>();
  private final Map<String, Long> met = new HashMap<>();
  private int made;

  ProductShelf(Products products, Tally tally) {
    this.products = products;
    this.tally = tally;
  }

  /** Reads a product of the file: {@code {"kind": "product", "name": …}}. */
  static NewProduct read(Fields fields) throws RefusedFieldException {
    var name = TextRule.PRODUCT_NAME.check(fields.requiredText("name"));
    if (name.problem() != null) {
      throw fields.refuse("name", Reason.of(TextRule.PRODUCT_NAME, name.problem()));
    }
    String given = fields.text("slug");
    String slug = given == null ? Product.slugOf(name.text()) : given;
    if (!Product.isSlug(slug)) {
      throw fields.refuse("slug", Reason.NO_SLUG);
    }
    String description = fields.text("description");
    var checked = TextRule.PRODUCT_DESCRIPTION.check(description);
    if (checked.problem() != null) {
      throw fields.refuse(
          "description", Reason.of(TextRule.PRODUCT_DESCRIPTION, checked.problem()));
    }
    return new NewProduct(slug, name.text(), checked.text(), fields.number("place", 0));
  }

  /** Returns the product of a row, inside the caller's write. */
  long of(String about) {
    return met.computeIfAbsent(
        about, name -> find(name).map(Product::id).orElseGet(() -> make(name)));
  }

  /** Begins a write: what an earlier one met may be gone, or may never have been. */
  void begin() {
    met.clear();
    made = 0;
  }

  /** Counts what the write made, now that it is committed. */
  void count() {
    tally.products(made);
    made = 0;
  }

  /** Counts a product that an import would make. */
  void look(String about) {
    if (find(about).isEmpty() && missing.add(slug(about))) {
      tally.products(1);
    }
  }

  /** Keeps a product that the file describes, or its new description, inside a write. */
  void put(NewProduct wanted) {
    if (products.find(wanted.slug()).isEmpty()) {
      made++;
    }
    products.put(wanted);
  }

  private Optional<Product> find(String about) {
    Optional<Product> named = products.find(about);
    return named.isPresent() ? named : products.find(slug(about));
  }

  private long make(String about) {
    made++;
    return products.add(new NewProduct(slug(about), about, "", 0)).id();
  }

  private static String slug(String about) {
    String slug = Product.slugOf(about);
    return Product.isSlug(slug) ? slug : "product-" + Digest.of(about).substring(0, 8);
  }
}
