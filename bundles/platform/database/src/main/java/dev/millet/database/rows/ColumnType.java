package dev.millet.database.rows;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The kinds of values that columns hold, and how they are read from a row. */
enum ColumnType {
  TEXT(String.class, "varchar", Types.VARCHAR) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getString(column);
    }
  },
  LONG(Long.class, "int8", Types.BIGINT) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getLong(column);
    }
  },
  INTEGER(Integer.class, "int4", Types.INTEGER) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getInt(column);
    }
  },
  DOUBLE(Double.class, "float8", Types.DOUBLE) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getDouble(column);
    }
  },
  BOOLEAN(Boolean.class, "bool", Types.BOOLEAN) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getBoolean(column);
    }
  },
  MOMENT(Instant.class, "timestamptz", Types.TIMESTAMP_WITH_TIMEZONE) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
      return moment == null ? null : moment.toInstant();
    }

    @Override
    Object bound(Object value) {
      return ((Instant) value).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    @Override
    boolean fitsArray(Object value) {
      return value == null || hasFourDigits(((OffsetDateTime) bound(value)).getYear());
    }

    @Override
    Object element(Object value) {
      return value == null ? null : bound(value).toString();
    }
  },
  DAY(LocalDate.class, "date", Types.DATE) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getObject(column, LocalDate.class);
    }

    @Override
    boolean fitsArray(Object value) {
      return value == null || hasFourDigits(((LocalDate) value).getYear());
    }

    @Override
    Object element(Object value) {
      return value == null ? null : value.toString();
    }
  };

  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          long.class, Long.class,
          int.class, Integer.class,
          double.class, Double.class,
          boolean.class, Boolean.class);

  private static final int MAX_YEAR = 9_999;

  private final Class<?> java;
  private final String postgresName;
  private final int jdbcType;

  ColumnType(Class<?> java, String postgresName, int jdbcType) {
    this.java = java;
    this.postgresName = postgresName;
    this.jdbcType = jdbcType;
  }

  private static boolean hasFourDigits(int year) {
    return year > 0 && year <= MAX_YEAR;
  }

  /** Returns how PostgreSQL calls the type. */
  String postgresName() {
    return postgresName;
  }

  /** Binds a value, which may be null. */
  void bind(PreparedStatement statement, int parameter, Object value) throws SQLException {
    if (value == null) {
      statement.setNull(parameter, jdbcType);
    } else {
      statement.setObject(parameter, bound(value));
    }
  }

  /** Returns a value as the driver takes it. */
  Object bound(Object value) {
    return value;
  }

  /** Returns whether an array that the driver writes as text can hold a value. */
  boolean fitsArray(Object value) {
    return true;
  }

  /** Returns a value, which may be null, as an element of an array. */
  Object element(Object value) {
    return value;
  }

  /** Makes the elements of an array, by the class that the driver knows best. */
  Object[] newElements(int length) {
    return switch (this) {
      case LONG -> new Long[length];
      case INTEGER -> new Integer[length];
      case DOUBLE -> new Double[length];
      case BOOLEAN -> new Boolean[length];
      default -> new String[length];
    };
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
