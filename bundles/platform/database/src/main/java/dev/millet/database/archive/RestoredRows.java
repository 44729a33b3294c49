package dev.millet.database.archive;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the rows of one table of an archive, many at once. Used by one thread. */
final class RestoredRows implements ArchiveFile.RowTaker {

  private static final int ROWS_AT_ONCE = 500;

  /** Is told that rows were written. */
  @FunctionalInterface
  interface Written {
    void rows(PreparedStatement insert, int rows) throws SQLException, IOException;
  }

  /** Carries a failure of the database through a method that does not declare it. */
  static final class CarriedSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient SQLException carried;

    CarriedSqlException(SQLException carried) {
      super(carried);
      this.carried = carried;
    }

    SQLException carried() {
      return carried;
    }
  }

  private final PreparedStatement insert;
  private final ArchivedTable table;
  private final List<ArchivedTable.Column> columns;
  private final Written written;
  private final Map<ArchivedTable.Column, Long> highest = new HashMap<>();
  private int waiting;

  RestoredRows(
      PreparedStatement insert,
      ArchivedTable table,
      List<ArchivedTable.Column> columns,
      Written written) {
    this.insert = insert;
    this.table = table;
    this.columns = columns;
    this.written = written;
  }

  @Override
  public void take(long number, List<?> values) throws IOException {
    if (values.size() != columns.size()) {
      throw new ArchiveException(
          "Row %s of %s has %s values for %s columns."
              .formatted(number, table.name(), values.size(), columns.size()));
    }
    try {
      for (int i = 0; i < columns.size(); i++) {
        bind(number, i, values.get(i));
      }
      insert.addBatch();
      if (++waiting == ROWS_AT_ONCE) {
        flush();
      }
    } catch (SQLException e) {
      throw new CarriedSqlException(e);
    }
  }

  private void bind(long number, int index, Object value) throws SQLException {
    ArchivedTable.Column column = columns.get(index);
    try {
      column.kind().bind(insert, index + 1, value);
    } catch (IllegalArgumentException e) {
      throw new ArchiveException(
          "Row %s of %s: the value of %s is %s."
              .formatted(number, table.name(), column.name(), e.getMessage()),
          e);
    }
    if (column.identity() && value instanceof Number given) {
      highest.merge(column, given.longValue(), Math::max);
    }
  }

  /** Writes what is waiting. */
  void flush() throws SQLException, IOException {
    if (waiting == 0) {
      return;
    }
    insert.executeBatch();
    int rows = waiting;
    waiting = 0;
    written.rows(insert, rows);
  }

  /** The highest numbers in the columns that the database numbers. */
  Map<ArchivedTable.Column, Long> highest() {
    return highest;
  }
}
