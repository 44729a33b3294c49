package dev.millet.api.database;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.Update;

/**
 * Rows of something that are found by an index, and changed a few at a time, so that no transaction
 * takes long however many there are: for the erasure of what a member or something else left.
 *
 * @param find finds rows by {@code :of}, at most {@code :limit}, as {@code number} and {@code
 *     version}
 * @param change changes or deletes the one of {@code :number} and {@code :version}, so that it is
 *     not found again
 * @since 1.5
 */
public record RowStep(String find, String change) {

  private record Row(long number, int version) {}

  /**
   * Changes some rows.
   *
   * @param of what is looked for
   * @param limit how many rows at most, from 1
   * @return how many; less than the limit where no more are left
   */
  public int run(Handle handle, long of, int limit) {
    List<Row> rows =
        handle
            .createQuery(find)
            .bind("of", of)
            .bind("limit", limit)
            .map((row, context) -> new Row(row.getLong("number"), row.getInt("version")))
            .list();
    for (Row row : rows) {
      try (Update update = handle.createUpdate(change)) {
        // not every table needs all of them
        update
            .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
            .bind("number", row.number())
            .bind("version", row.version())
            .bind("of", of)
            .execute();
      }
    }
    return rows.size();
  }

  /**
   * Runs steps one after the other until so many rows are changed.
   *
   * @return whether no rows are left
   */
  public static boolean runAll(List<RowStep> steps, Handle handle, long of, int limit) {
    int left = limit;
    for (RowStep step : steps) {
      if (left <= 0) {
        return false;
      }
      left -= step.run(handle, of, left);
    }
    return left > 0;
  }
}
