package dev.millet.database.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;

/** The kinds of values that columns hold, and how they are read from a row. */
enum ColumnType {
  TEXT(String.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getString(column);
    }
  },
  LONG(Long.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getLong(column);
    }
  },
  INTEGER(Integer.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getInt(column);
    }
  },
  DOUBLE(Double.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getDouble(column);
    }
  },
  BOOLEAN(Boolean.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getBoolean(column);
    }
  },
  MOMENT(Instant.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
      return moment == null ? null : moment.toInstant();
    }
  },
  DAY(LocalDate.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getObject(column, LocalDate.class);
    }
  };

  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          long.class, Long.class,
          int.class, Integer.class,
          double.class, Double.class,
          boolean.class, Boolean.class);

  private final Class<?> java;

  ColumnType(Class<?> java) {
    this.java = java;
  }

  /** Reads a value that may be wrong where it is null: {@code row.wasNull()} tells. */
  abstract Object read(ResultSet row, int column) throws SQLException;

  /** The class that values have; what a null is bound as. */
  Class<?> java() {
    return java;
  }

  /** The type of a component; null where no column can hold it. */
  static ColumnType of(Class<?> component) {
    Class<?> wanted = component.isEnum() ? String.class : BOXES.getOrDefault(component, component);
    for (ColumnType type : values()) {
      if (type.java == wanted) {
        return type;
      }
    }
    return null;
  }
}
