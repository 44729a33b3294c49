package dev.millet.api.search;

import dev.millet.api.database.Database;
import java.util.List;

/** Reads the ids of documents that are the rows of one table. */
public final class SearchIds {

  private SearchIds() {}

  /**
   * Returns a slice of the ids of a table, in ascending order.
   *
   * @param table the name of a table of the module with a numeric column {@code id}
   * @param after the last id of the slice before; null for the first slice
   * @param limit how many at most, from 1
   * @throws NumberFormatException where {@code after} is not a number
   */
  public static List<String> of(Database database, String table, String after, int limit) {
    long from = after == null ? 0 : Long.parseLong(after);
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT r.id FROM <table> r WHERE r.id > :after
                     ORDER BY r.id FETCH FIRST :limit ROWS ONLY
                    """)
                .define("table", table)
                .bind("after", from)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
  }
}
