package dev.millet.database.rows;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The columns of a record: reads it from a row and takes it apart again. Immutable.
 *
 * <p>Records are made and read by reflection, which Java compiles for what is called often. Method
 * handles that take an array are no faster, and Java makes ten classes for each of them beforehand:
 * a tenth of the time that an instance takes to start.
 */
final class RecordColumns<T> {

  /** A component: one column, or the columns of a record within. */
  private record Part(
      String column, Class<?> component, ColumnType type, RecordColumns<?> nested, Method get) {

    int width() {
      return nested == null ? 1 : nested.columns.size();
    }
  }

  private final Constructor<?> constructor;
  private final List<Part> parts;
  private final List<Column> columns;

  private RecordColumns(Constructor<?> constructor, List<Part> parts) {
    this.constructor = constructor;
    this.parts = parts;
    this.columns =
        parts.stream()
            .flatMap(
                part ->
                    part.nested() == null
                        ? List.of(new Column(part.column(), part.type())).stream()
                        : part.nested().columns.stream())
            .toList();
  }

  /**
   * Looks at a record.
   *
   * @throws IllegalArgumentException where a component has a type that no column holds
   */
  static <T> RecordColumns<T> of(Class<T> type) {
    return of(type, "");
  }

  private static <T> RecordColumns<T> of(Class<T> type, String prefix) {
    RecordComponent[] components = type.getRecordComponents();
    List<Part> parts = new ArrayList<>();
    for (RecordComponent component : components) {
      parts.add(part(type, component, prefix));
    }
    return new RecordColumns<>(constructor(type, components), List.copyOf(parts));
  }

  private static Part part(Class<?> type, RecordComponent component, String prefix) {
    String column = prefix + snakeCase(component.getName());
    Class<?> of = component.getType();
    ColumnType held = ColumnType.of(of);
    if (held == null && !of.isRecord()) {
      throw new IllegalArgumentException(
          "%s.%s is a %s, which no column holds"
              .formatted(type.getName(), component.getName(), of.getName()));
    }
    RecordColumns<?> nested = held == null ? of(of, column + "_") : null;
    return new Part(column, of, held, nested, accessible(component.getAccessor()));
  }

  private static Method accessible(Method accessor) {
    accessor.setAccessible(true);
    return accessor;
  }

  private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
    try {
      Constructor<?> canonical =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      canonical.setAccessible(true);
      return canonical;
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type.getName() + " cannot be made", e);
    }
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  List<Column> columns() {
    return columns;
  }

  /** Returns the position of a column; -1 where the record has none of that name. */
  int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  /** Reads the record from the first columns of a row. */
  T read(ResultSet row) throws SQLException {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = columns.get(i).type().read(row, i + 1);
      values[i] = row.wasNull() ? null : value;
    }
    return of(values);
  }

  /** Makes the record of values, in the order of its columns. */
  T of(Object[] values) {
    return make(values, 0);
  }

  private T make(Object[] values, int from) {
    Object[] arguments = new Object[parts.size()];
    int at = from;
    for (int i = 0; i < arguments.length; i++) {
      Part part = parts.get(i);
      arguments[i] = part.nested() == null ? value(part, values[at]) : within(part, values, at);
      at += part.width();
    }
    try {
      @SuppressWarnings("unchecked")
      T made = (T) constructor.newInstance(arguments);
      return made;
    } catch (ReflectiveOperationException e) {
      throw failed(e);
    }
  }

  private static Object within(Part part, Object[] values, int at) {
    for (int i = at; i < at + part.width(); i++) {
      if (values[i] != null) {
        return part.nested().make(values, at);
      }
    }
    return null;
  }

  private static Object value(Part part, Object value) {
    if (value == null && part.component().isPrimitive()) {
      throw new IllegalStateException(
          "the column %s is null in a row: let its component be one that can be"
              .formatted(part.column()));
    }
    return value != null && part.component().isEnum() ? constant(part, (String) value) : value;
  }

  private static Object constant(Part part, String name) {
    for (Object constant : part.component().getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalStateException(
        "the column %s says %s, which %s does not know"
            .formatted(part.column(), name, part.component().getName()));
  }

  /** Returns the values of a record's columns, in their order. */
  Object[] values(Object row) {
    Object[] values = new Object[columns.size()];
    take(row, values, 0);
    return values;
  }

  private void take(Object row, Object[] values, int from) {
    int at = from;
    for (Part part : parts) {
      Object value = row == null ? null : get(part, row);
      if (part.nested() != null) {
        part.nested().take(value, values, at);
      } else {
        values[at] = value instanceof Enum<?> constant ? constant.name() : value;
      }
      at += part.width();
    }
  }

  private static Object get(Part part, Object row) {
    try {
      return part.get().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw failed(e);
    }
  }

  private static RuntimeException failed(ReflectiveOperationException e) {
    Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
    return cause instanceof RuntimeException refused
        ? refused
        : new IllegalStateException("a record cannot be made or read", cause);
  }
}
