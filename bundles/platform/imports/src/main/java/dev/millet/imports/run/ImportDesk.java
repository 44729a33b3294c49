package dev.millet.imports.run;

import dev.millet.api.gateway.Problem;
import dev.millet.api.products.Products;
import dev.millet.imports.file.ImportOptions;
import java.util.concurrent.atomic.AtomicBoolean;

/** The turns of imports: one runs at a time. Thread-safe. */
public final class ImportDesk {

  private final Products products;
  private final AtomicBoolean running = new AtomicBoolean();

  /** The right to run an import; closed when it has ended, twice does no harm. */
  public final class Turn implements AutoCloseable {

    private final AtomicBoolean ended = new AtomicBoolean();

    @Override
    public void close() {
      if (ended.compareAndSet(false, true)) {
        running.set(false);
      }
    }
  }

  public ImportDesk(Products products) {
    this.products = products;
  }

  /**
   * Takes the turn.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 while another import runs
   */
  public Turn begin() {
    if (!running.compareAndSet(false, true)) {
      throw Problem.of(
              409,
              "imports.running",
              "Another import is running",
              "Wait until it has ended, then repeat this one.")
          .toException();
    }
    return new Turn();
  }

  /**
   * Returns the same options, of which nothing is unknown here.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where the product is
   */
  public ImportOptions checked(ImportOptions options) {
    String slug = options.product();
    if (slug != null && !options.createsProduct() && products.find(slug).isEmpty()) {
      throw Problem.invalid(
              "product",
              "unknown",
              "there is no product '%s'; make it in the administration, or have the import make it: --create-products (createProducts=true)"
                  .formatted(slug))
          .toException();
    }
    return options;
  }
}
