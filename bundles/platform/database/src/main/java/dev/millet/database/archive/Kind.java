package dev.millet.database.archive;

import dev.millet.api.database.Dialect;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** The types of columns, and how their values are written in JSON: exactly, on either database. */
enum Kind {
  TEXT {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getString(column);
    }

    @Override
    Object value(Object json) {
      return (String) json;
    }
  },
  INTEGER {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      long value = row.getLong(column);
      return row.wasNull() ? null : value;
    }

    @Override
    Object value(Object json) {
      if (json instanceof Long || json instanceof Integer) {
        return ((Number) json).longValue();
      }
      throw new IllegalArgumentException("not a whole number of 64 bits");
    }
  },
  DECIMAL {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      BigDecimal value = row.getBigDecimal(column);
      return value == null ? null : value.toPlainString();
    }

    @Override
    Object value(Object json) {
      return new BigDecimal((String) json);
    }
  },
  BOOLEAN {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      boolean value = row.getBoolean(column);
      return row.wasNull() ? null : value;
    }

    @Override
    Object value(Object json) {
      return (Boolean) json;
    }
  },
  /** As text: JSON has neither NaN nor infinity. */
  DOUBLE {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      double value = row.getDouble(column);
      return row.wasNull() ? null : Double.toString(value);
    }

    @Override
    Object value(Object json) {
      return Double.valueOf((String) json);
    }
  },
  /** RFC 3339 in UTC, to the microsecond. */
  MOMENT {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
      return value == null ? null : value.toInstant().toString();
    }

    @Override
    Object value(Object json) {
      return Instant.parse((String) json).atOffset(ZoneOffset.UTC);
    }
  },
  DAY {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      LocalDate value = row.getObject(column, LocalDate.class);
      return value == null ? null : value.toString();
    }

    @Override
    Object value(Object json) {
      return LocalDate.parse((String) json);
    }
  },
  /** Base64. */
  BYTES {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      byte[] value = row.getBytes(column);
      return value == null ? null : Base64.getEncoder().encodeToString(value);
    }

    @Override
    Object value(Object json) {
      return Base64.getDecoder().decode((String) json);
    }
  };

  /** The kind of a column; empty if absent for it. */
  static Optional<Kind> of(int type, String typeName) {
    return Optional.ofNullable(
        switch (type) {
          case Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR -> TEXT;
          case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT -> INTEGER;
          case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
          case Types.BOOLEAN, Types.BIT -> BOOLEAN;
          case Types.DOUBLE, Types.FLOAT, Types.REAL -> DOUBLE;
          case Types.TIMESTAMP_WITH_TIMEZONE -> MOMENT;
          case Types.TIMESTAMP -> typeName.equals("timestamptz") ? MOMENT : null;
          case Types.DATE -> DAY;
          case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> BYTES;
          default -> null;
        });
  }

  static Optional<Kind> of(String word) {
    for (Kind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The type of a column that takes any value of this kind. */
  String column(Dialect dialect) {
    boolean embedded = dialect == Dialect.HSQLDB;
    return switch (this) {
      case TEXT -> embedded ? "LONGVARCHAR" : "TEXT";
      case INTEGER -> "BIGINT";
      case DECIMAL -> embedded ? "DECIMAL(128, 32)" : "NUMERIC";
      case BOOLEAN -> "BOOLEAN";
      case DOUBLE -> "DOUBLE PRECISION";
      case MOMENT -> "TIMESTAMP(6) WITH TIME ZONE";
      case DAY -> "DATE";
      case BYTES -> embedded ? "LONGVARBINARY" : "BYTEA";
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value as JSON has it; null for NULL. */
  abstract Object read(ResultSet row, int column) throws SQLException;

  /** The value of JSON; never called with null. */
  abstract Object value(Object json);

  /**
   * Sets a parameter.
   *
   * @throws IllegalArgumentException where the JSON is no value of this kind
   */
  void bind(PreparedStatement statement, int parameter, Object json) throws SQLException {
    if (json == null) {
      statement.setNull(parameter, Types.NULL);
      return;
    }
    Object value;
    try {
      value = value(json);
    } catch (ClassCastException | DateTimeException e) {
      throw new IllegalArgumentException("not a value of the type " + word(), e);
    }
    if (value instanceof byte[] bytes) {
      statement.setBytes(parameter, bytes);
    } else {
      statement.setObject(parameter, value);
    }
  }
}
