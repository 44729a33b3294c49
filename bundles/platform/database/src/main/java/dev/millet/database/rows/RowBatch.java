package dev.millet.database.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Rows for one statement, with their values in the order of its parameters. */
final class RowBatch {

  /** The rows whose values are arrays of one statement at the same time. */
  private static final int MAX_ARRAY = 1_000;

  private final List<ColumnType> types;
  private final List<Object[]> rows = new ArrayList<>();

  RowBatch(List<ColumnType> types) {
    this.types = types;
  }

  void add(Object[] values) {
    rows.add(values);
  }

  /** Runs a statement for each row, and returns how many rows each has changed. */
  int[] execute(Handle handle, String sql) {
    return run(handle, sql, connection -> executeEach(connection, sql));
  }

  /**
   * Runs a statement of PostgreSQL that takes an array for each column. The server reads, plans and
   * runs it once for many rows.
   */
  void executeArrays(Handle handle, String sql) {
    run(
        handle,
        sql,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int from = 0; from < rows.size(); from += MAX_ARRAY) {
              bindArrays(statement, rows.subList(from, Math.min(rows.size(), from + MAX_ARRAY)));
              statement.executeUpdate();
            }
          }
          return null;
        });
  }

  /** Returns whether arrays can hold all values. */
  boolean fitsArrays() {
    return rows.stream()
        .allMatch(
            row -> IntStream.range(0, row.length).allMatch(i -> types.get(i).fitsArray(row[i])));
  }

  private int[] executeEach(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      PreparedStatement driver = statement.unwrap(PreparedStatement.class);
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          types.get(i).bind(driver, i + 1, row[i]);
        }
        driver.addBatch();
      }
      return statement.executeBatch();
    }
  }

  private void bindArrays(PreparedStatement statement, List<Object[]> some) throws SQLException {
    for (int i = 0; i < types.size(); i++) {
      int column = i;
      ColumnType type = types.get(i);
      Object[] values =
          some.stream().map(row -> type.element(row[column])).toArray(type::newElements);
      statement.setArray(
          i + 1, statement.getConnection().createArrayOf(type.postgresName(), values));
    }
  }

  private static <T> T run(Handle handle, String sql, BatchConnection.Batch<T> batch) {
    Connection connection = handle.getConnection();
    try {
      return connection instanceof BatchConnection direct
          ? direct.run(batch)
          : batch.run(connection);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e.getMessage() + " [" + sql + "]", e, null);
    }
  }
}
