package dev.millet.suggestions.imports;

import dev.millet.suggestions.product.Product;
import dev.millet.suggestions.product.Products;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

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

  /** The product of a row, inside the caller's write. */
  long of(Handle handle, String about) {
    return met.computeIfAbsent(
        about, name -> find(handle, name).map(Product::id).orElseGet(() -> make(handle, name)));
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
  void look(Handle handle, String about) {
    if (find(handle, about).isEmpty() && missing.add(slug(about))) {
      tally.products(1);
    }
  }

  /** Keeps a product that the file describes, or its new description, inside a write. */
  void put(Handle handle, Product wanted) {
    // held: whoever edits it at this moment comes before, or is told of another version
    Optional<Product> there = products.hold(handle, wanted.slug());
    if (there.isEmpty()) {
      products.insert(handle, wanted);
      made++;
      return;
    }
    Product old = there.get();
    Product next =
        new Product(
            old.id(),
            old.slug(),
            wanted.name(),
            wanted.description(),
            wanted.place(),
            old.version());
    if (!next.equals(old)) {
      products.update(handle, next);
    }
  }

  private Optional<Product> find(Handle handle, String about) {
    Optional<Product> named = products.bySlug(handle, about);
    return named.isPresent() ? named : products.bySlug(handle, slug(about));
  }

  private long make(Handle handle, String about) {
    made++;
    return products.insert(handle, new Product(0, slug(about), about, "", 0, 0)).id();
  }

  private static String slug(String about) {
    String slug = Product.slugOf(about);
    return Product.isSlug(slug) ? slug : "product-" + Digest.of(about).substring(0, 8);
  }
}
