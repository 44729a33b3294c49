package dev.millet.suggestions.personal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.Update;

/**
 * A column that names a member, and how the name is taken off.
 *
 * @param select finds rows by the index of the column, as {@code number} and {@code version}
 * @param update changes one of them, so that it is not found again
 */
record ErasedColumn(String select, String update) {

  private record Row(long number, int version) {}

  static ErasedColumn of(String select, String update) {
    return new ErasedColumn(select, update);
  }

  /** Takes the name off some rows and returns off how many. */
  int erase(Handle handle, long member, int limit) {
    List<Row> rows =
        handle
            .createQuery(select)
            .bind("member", member)
            .bind("limit", limit)
            .map((row, context) -> new Row(row.getLong("number"), row.getInt("version")))
            .list();
    for (Row row : rows) {
      try (Update change = handle.createUpdate(update)) {
        // not every table needs all of them
        change
            .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
            .bind("number", row.number())
            .bind("version", row.version())
            .bind("member", member)
            .execute();
      }
    }
    return rows.size();
  }
}
