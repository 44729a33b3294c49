package dev.millet.database.rows;

import dev.millet.api.database.Dialect;
import dev.millet.api.database.Keyset;
import dev.millet.api.lists.Cursor;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads what is behind a position in parts, one a column: behind the row {@code (a, b)} are first
 * those with the same {@code a} and a smaller {@code b}, then those with a smaller {@code a}. Each
 * part is one stretch of the index. The usual {@code a < :a OR (a = :a AND b < :b)} is not: with
 * many equal values HSQLDB reads all of them for each slice.
 */
final class RecordKeyset<T> implements Keyset<T> {

  private final RecordTable<T> table;
  private final String list;
  private final List<String> columns;
  private final List<Integer> indices;
  private final List<? extends Class<?>> types;
  private final String order;
  private final List<String> behind;

  RecordKeyset(
      RecordTable<T> table,
      String list,
      List<String> fixed,
      List<String> columns,
      String direction,
      String comparison) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("the list " + list + " is ordered by no column");
    }
    this.table = table;
    this.list = list;
    this.columns = columns;
    this.indices = table.indices(columns);
    this.types =
        indices.stream().map(index -> table.shape().columns().get(index).type().java()).toList();
    this.order = order(table.dialect(), fixed, columns, direction);
    this.behind =
        IntStream.range(0, columns.size())
            .mapToObj(equal -> behind(columns, equal, comparison))
            .toList();
  }

  /** HSQLDB takes the index of an order only where its fixed columns stand in the order too. */
  private static String order(
      Dialect dialect, List<String> fixed, List<String> columns, String direction) {
    boolean embedded = dialect == Dialect.HSQLDB;
    String by =
        Stream.concat(embedded ? fixed.stream() : Stream.of(), columns.stream())
            .map(column -> column + " " + direction)
            .collect(Collectors.joining(", "));
    return "ORDER BY " + by + " LIMIT :slice_limit" + (embedded ? " USING INDEX" : "");
  }

  @Override
  public Slice<T> slice(
      Handle handle, ListRequest request, String sql, UnaryOperator<Query> values) {
    int wanted = request.limit() + 1;
    List<T> found =
        request.isFirst()
            ? read(handle, sql, "TRUE", List.of(), wanted, values)
            : behind(handle, request, sql, wanted, values);
    if (found.size() < wanted) {
      return Slice.of(found);
    }
    List<T> shown = found.subList(0, request.limit());
    return new Slice<>(shown, Cursor.write(binding(request), position(shown)));
  }

  private List<T> behind(
      Handle handle, ListRequest request, String sql, int wanted, UnaryOperator<Query> values) {
    List<Object> position = Cursor.read(binding(request), request.after(), types);
    List<T> found = new ArrayList<>();
    for (int equal = columns.size() - 1; equal >= 0 && found.size() < wanted; equal--) {
      found.addAll(
          read(
              handle,
              sql,
              behind.get(equal),
              position.subList(0, equal + 1),
              wanted - found.size(),
              values));
    }
    return found;
  }

  /** The rows that agree in that many columns and are behind in the next one. */
  private static String behind(List<String> columns, int equal, String comparison) {
    StringBuilder condition = new StringBuilder();
    for (int i = 0; i < equal; i++) {
      condition.append(columns.get(i)).append(" = :slice_").append(i).append(" AND ");
    }
    return condition
        .append(columns.get(equal))
        .append(' ')
        .append(comparison)
        .append(" :slice_")
        .append(equal)
        .toString();
  }

  private List<T> read(
      Handle handle,
      String sql,
      String after,
      List<Object> position,
      int limit,
      UnaryOperator<Query> values) {
    return table.select(
        handle,
        sql,
        query -> {
          query.define("after", after).define("order", order).bind("slice_limit", limit);
          for (int i = 0; i < position.size(); i++) {
            query.bind("slice_" + i, position.get(i));
          }
          return values.apply(query);
        });
  }

  private List<Object> position(List<T> shown) {
    Object[] values = table.shape().values(shown.get(shown.size() - 1));
    return indices.stream().map(index -> values[index]).toList();
  }

  private String binding(ListRequest request) {
    return table.name() + ' ' + list + ' ' + columns + ' ' + request.scope();
  }
}
