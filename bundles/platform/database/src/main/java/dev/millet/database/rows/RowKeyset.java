package dev.millet.database.rows;

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
final class RowKeyset<T> implements Keyset<T> {

  private final OrderedRows<T> rows;
  private final List<String> columns;
  private final List<? extends Class<?>> types;
  private final String order;
  private final List<String> behind;

  /**
   * The part of the order that makes a database take the index.
   *
   * @param fixed the columns in front of the order
   * @param clause stands behind the statement
   */
  record Hint(List<String> fixed, String clause) {}

  RowKeyset(
      OrderedRows<T> rows, Hint hint, List<String> columns, String direction, String comparison) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("the list " + rows.name() + " is ordered by no column");
    }
    this.rows = rows;
    this.columns = columns;
    this.types = rows.types(columns);
    String by =
        Stream.concat(hint.fixed().stream(), columns.stream())
            .map(column -> column + " " + direction)
            .collect(Collectors.joining(", "));
    this.order = "ORDER BY " + by + " LIMIT :slice_limit" + hint.clause();
    this.behind =
        IntStream.range(0, columns.size())
            .mapToObj(equal -> behind(columns, equal, comparison))
            .toList();
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
    return rows.select(
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
    return rows.position(shown.get(shown.size() - 1), columns);
  }

  private String binding(ListRequest request) {
    return rows.name() + ' ' + columns + ' ' + request.scope();
  }
}
