package dev.millet.database.rows;

import dev.millet.api.database.Dialect;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The records of a table, in an order of its columns.
 *
 * @param list what the order is called
 */
record TableRows<T>(RecordTable<T> table, String list) implements OrderedRows<T> {

  @Override
  public Dialect dialect() {
    return table.dialect();
  }

  @Override
  public String name() {
    return table.name() + ' ' + list;
  }

  @Override
  public List<T> select(Handle handle, String sql, UnaryOperator<Query> values) {
    return table.select(handle, sql, values);
  }

  @Override
  public List<Object> position(T row, List<String> columns) {
    Object[] values = table.shape().values(row);
    return table.indices(columns).stream().map(index -> values[index]).toList();
  }

  @Override
  public List<? extends Class<?>> types(List<String> columns) {
    return table.indices(columns).stream()
        .map(index -> table.shape().columns().get(index).type().java())
        .toList();
  }
}
