package dev.millet.imports.run;

import dev.millet.api.imports.Digest;
import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.FileText;
import dev.millet.api.imports.ImportedProducts;
import dev.millet.api.imports.Reason;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the products that rows name, and makes those that are missing. Used by one thread. */
final class RunProducts implements ImportedProducts {

  static final FileText NAME = FileText.line("name", Product.MAX_NAME);
  private static final FileText DESCRIPTION =
      FileText.lines("description", Product.MAX_DESCRIPTION).optional();
  private static final Reason NO_SLUG =
      Reason.of("no-slug", "a slug has 1 to 60 lower-case letters, digits and hyphens");

  private final Products products;
  private final RunTally tally;
  private final Set<String> missing = new HashSet<>();
  private final Map<String, Long> met = new HashMap<>();
  private int made;

  RunProducts(Products products, RunTally tally) {
    this.products = products;
    this.tally = tally;
  }

  /** Reads a product of the file: {@code {"kind": "product", "name": …}}. */
  static NewProduct read(FileRow row) throws RefusedRowException {
    String name = row.checked(NAME, row.requiredText("name"));
    String given = row.text("slug");
    String slug = given == null ? Product.slugOf(name) : given;
    if (!Product.isSlug(slug)) {
      throw row.refuse("slug", NO_SLUG);
    }
    String description = row.checked(DESCRIPTION, row.text("description"));
    return new NewProduct(slug, name, description, row.number("place", 0));
  }

  @Override
  public long of(String about) {
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

  @Override
  public void preview(String about) {
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
