package dev.millet.database.rows;

import dev.millet.api.database.Dialect;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** Rows that a mapper reads, of whatever the SQL of the list joins. */
public final class MappedRows<T> implements OrderedRows<T> {

  private final Dialect dialect;
  private final String name;
  private final RowMapper<T> mapper;
  private final Function<T, List<?>> position;
  private final List<Class<?>> types;

  public MappedRows(
      Dialect dialect,
      String name,
      RowMapper<T> mapper,
      Function<T, List<?>> position,
      Class<?>... types) {
    this.dialect = dialect;
    this.name = name;
    this.mapper = mapper;
    this.position = position;
    this.types = List.of(types);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<T> select(Handle handle, String sql, UnaryOperator<Query> values) {
    return values.apply(handle.createQuery(sql)).map(mapper).list();
  }

  @Override
  public List<Object> position(T row, List<String> columns) {
    return List.copyOf(position.apply(row));
  }

  @Override
  public List<Class<?>> types(List<String> columns) {
    if (types.size() != columns.size()) {
      throw new IllegalArgumentException(
          "the list %s has %s types for its columns %s".formatted(name, types.size(), columns));
    }
    return types;
  }
}
