package dev.millet.database.rows;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;

/** What a column holds: how it is read from a row, and how it stands in a cursor. */
enum ColumnType {
  TEXT(String.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getString(column);
    }

    @Override
    void write(Object value, DataOutput out) throws IOException {
      out.writeUTF((String) value);
    }

    @Override
    Object read(DataInput in) throws IOException {
      return in.readUTF();
    }
  },
  LONG(Long.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getLong(column);
    }

    @Override
    void write(Object value, DataOutput out) throws IOException {
      out.writeLong((Long) value);
    }

    @Override
    Object read(DataInput in) throws IOException {
      return in.readLong();
    }
  },
  INTEGER(Integer.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getInt(column);
    }

    @Override
    void write(Object value, DataOutput out) throws IOException {
      out.writeInt((Integer) value);
    }

    @Override
    Object read(DataInput in) throws IOException {
      return in.readInt();
    }
  },
  DOUBLE(Double.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getDouble(column);
    }

    @Override
    void write(Object value, DataOutput out) throws IOException {
      out.writeDouble((Double) value);
    }

    @Override
    Object read(DataInput in) throws IOException {
      return in.readDouble();
    }
  },
  BOOLEAN(Boolean.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getBoolean(column);
    }

    @Override
    void write(Object value, DataOutput out) throws IOException {
      out.writeBoolean((Boolean) value);
    }

    @Override
    Object read(DataInput in) throws IOException {
      return in.readBoolean();
    }
  },
  MOMENT(Instant.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
      return moment == null ? null : moment.toInstant();
    }

    @Override
    void write(Object value, DataOutput out) throws IOException {
      Instant moment = (Instant) value;
      out.writeLong(moment.getEpochSecond());
      out.writeInt(moment.getNano());
    }

    @Override
    Object read(DataInput in) throws IOException {
      return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }
  },
  DAY(LocalDate.class) {
    @Override
    Object read(ResultSet row, int column) throws SQLException {
      return row.getObject(column, LocalDate.class);
    }

    @Override
    void write(Object value, DataOutput out) throws IOException {
      out.writeLong(((LocalDate) value).toEpochDay());
    }

    @Override
    Object read(DataInput in) throws IOException {
      return LocalDate.ofEpochDay(in.readLong());
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

  abstract void write(Object value, DataOutput out) throws IOException;

  abstract Object read(DataInput in) throws IOException;

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
