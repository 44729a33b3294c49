package dev.millet.suggestions.imports;

import dev.millet.api.gateway.Problem;
import java.util.concurrent.atomic.AtomicBoolean;

/** The turns of imports: one runs at a time. Thread-safe. */
public final class ImportDesk {

  private final ImportParts parts;
  private final AtomicBoolean running = new AtomicBoolean();

  /** The right to run an import; closed when it has ended, twice does no harm. */
  final class Turn implements AutoCloseable {

    private final AtomicBoolean ended = new AtomicBoolean();

    @Override
    public void close() {
      if (ended.compareAndSet(false, true)) {
        running.set(false);
      }
    }
  }

  public ImportDesk(ImportParts parts) {
    this.parts = parts;
  }

  /**
   * Takes the turn.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 while another import runs
   */
  Turn begin() {
    if (!running.compareAndSet(false, true)) {
      throw Problem.of(
              409,
              "suggestions.import-running",
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
  ImportOptions checked(ImportOptions options) {
    String slug = options.product();
    if (slug != null
        && !options.createsProduct()
        && parts.platform().products().find(slug).isEmpty()) {
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
