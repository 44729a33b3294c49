package dev.millet.products;

import java.time.Instant;

/** The types of the entries that tell the journal about products, and their payload. */
public final class ProductEvents {

  /** A product was added. */
  public static final String ADDED = "products.added";

  /** Name, description, place, logo or audience of a product changed. */
  public static final String EDITED = "products.edited";

  /** A product was archived. */
  public static final String ARCHIVED = "products.archived";

  /** A product was brought back from the archive. */
  public static final String RESTORED = "products.restored";

  /** A product was deleted. */
  public static final String REMOVED = "products.removed";

  /**
   * The payload of all entries.
   *
   * @param by who did it; null for the operator and for imports
   */
  public record Happened(long product, String slug, String name, Long by, Instant at) {}

  private ProductEvents() {}
}
