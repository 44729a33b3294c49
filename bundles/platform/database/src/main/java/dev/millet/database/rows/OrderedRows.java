package dev.millet.database.rows;

import dev.millet.api.database.Dialect;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Rows that are read in an order: where they are, and where each stands. */
interface OrderedRows<T> {

  Dialect dialect();

  /** Returns what a cursor is bound to, beside the order and the request. */
  String name();

  List<T> select(Handle handle, String sql, UnaryOperator<Query> values);

  /** Returns the values of the ordered columns of a row. */
  List<Object> position(T row, List<String> columns);

  /** Returns the types of the ordered columns. */
  List<? extends Class<?>> types(List<String> columns);
}
