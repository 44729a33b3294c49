package dev.millet.suggestions.suggestion;

import dev.millet.api.database.Database;
import dev.millet.api.products.ProductUse;

/**
 * Tells whether suggestions are about a product, hidden ones too, which may be restored; and
 * whether the team arranged something for it.
 */
public final class UsedProducts implements ProductUse {

  private final Database database;

  public UsedProducts(Database database) {
    this.database = database;
  }

  @Override
  public boolean isUsed(long product) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT s.id FROM suggestions_suggestions s
                     WHERE s.product_id = :product
                    UNION ALL
                    SELECT h.id FROM suggestions_hidden h
                     WHERE h.product_id = :product
                    UNION ALL
                    SELECT d.id FROM suggestions_statuses d
                     WHERE d.product_id = :product AND d.successor_id IS NULL
                    UNION ALL
                    SELECT f.id FROM suggestions_fields f
                     WHERE f.product_id = :product
                    UNION ALL
                    SELECT r.id FROM suggestions_replies r
                     WHERE r.product_id = :product
                    UNION ALL
                    SELECT a.id FROM suggestions_assignments a
                     WHERE a.product_id = :product
                    FETCH FIRST 1 ROWS ONLY
                    """)
                .bind("product", product)
                .mapTo(Long.class)
                .findFirst()
                .isPresent());
  }
}
