package dev.millet.suggestions.suggestion;

import dev.millet.api.database.Database;
import dev.millet.api.products.ProductUse;

/** Tells whether suggestions are about a product, hidden ones too: they may be restored. */
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
                    FETCH FIRST 1 ROWS ONLY
                    """)
                .bind("product", product)
                .mapTo(Long.class)
                .findFirst()
                .isPresent());
  }
}
