package dev.millet.database.rows;

import dev.millet.api.database.Dialect;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** A table of a database in one dialect. Columns are known by their positions in the record. */
public final class RecordTable<T> implements Table<T> {

  /** How many rows are inserted as arrays; fewer are as fast in a batch. */
  private static final int MIN_ARRAY = 4;

  private final Dialect dialect;
  private final String name;
  private final RecordColumns<T> shape;
  private final List<Integer> key;
  private final int generated;
  private final List<Integer> version;
  private final List<Integer> given;
  private final List<Integer> absentOrder;
  private final TableSql sql;

  private RecordTable(
      Dialect dialect,
      String name,
      RecordColumns<T> shape,
      List<Integer> key,
      int generated,
      List<Integer> version) {
    int width = shape.columns().size();
    this.dialect = dialect;
    this.name = name;
    this.shape = shape;
    this.key = key;
    this.generated = generated;
    this.version = version;
    this.given = IntStream.range(0, width).filter(index -> index != generated).boxed().toList();
    this.absentOrder = TableSql.absentOrder(dialect, width, key);
    this.sql =
        TableSql.of(
            dialect,
            name,
            shape.columns(),
            columns(shape, key),
            columns(shape, given),
            columns(shape, version));
  }

  /**
   * Makes a table that has no key yet.
   *
   * @throws IllegalArgumentException where the record has a component that no column holds
   */
  public static <T> RecordTable<T> of(Dialect dialect, String name, Class<T> row) {
    return new RecordTable<>(dialect, name, RecordColumns.of(row), List.of(), -1, List.of());
  }

  private static List<Column> columns(RecordColumns<?> shape, List<Integer> indices) {
    return indices.stream().map(shape.columns()::get).toList();
  }

  @Override
  public Table<T> generated(String column) {
    List<Integer> one = indices(List.of(column));
    return new RecordTable<>(dialect, name, shape, one, one.get(0), version);
  }

  @Override
  public Table<T> key(String... columns) {
    return new RecordTable<>(dialect, name, shape, indices(List.of(columns)), generated, version);
  }

  @Override
  public Table<T> versioned(String column) {
    return new RecordTable<>(dialect, name, shape, key, generated, indices(List.of(column)));
  }

  @Override
  public String columns() {
    return sql.columns();
  }

  @Override
  public Keyset.Order<T> keyset(String list) {
    return new KeysetOrder<>(new TableRows<>(this, list), List.of(), true);
  }

  @Override
  public List<T> select(Handle handle, String text, UnaryOperator<Query> values) {
    return values
        .apply(handle.createQuery(text).define("columns", sql.columns()))
        .map((row, context) -> shape.read(row))
        .list();
  }

  @Override
  public Optional<T> find(Handle handle, Object... values) {
    return byKey(handle, sql.find(), values);
  }

  @Override
  public Optional<T> lock(Handle handle, Object... values) {
    return byKey(handle, sql.lock(), values);
  }

  private Optional<T> byKey(Handle handle, String text, Object[] values) {
    return bind(handle.createQuery(text), requireKey(), values)
        .map((row, context) -> shape.read(row))
        .findOne();
  }

  @Override
  public T insert(Handle handle, T row) {
    Object[] values = shape.values(row);
    var insert = bind(handle.createUpdate(sql.insert()), given, pick(values, given));
    if (generated < 0) {
      insert.execute();
      return row;
    }
    Column column = shape.columns().get(generated);
    values[generated] =
        insert.executeAndReturnGeneratedKeys(column.name()).mapTo(column.type().java()).one();
    return shape.of(values);
  }

  @Override
  public boolean insertIfAbsent(Handle handle, T row) {
    requireKey();
    Object[] values = pick(shape.values(row), absentOrder);
    return bind(handle.createUpdate(sql.insertIfAbsent()), absentOrder, values).execute() == 1;
  }

  @Override
  public void insertAll(Handle handle, Collection<T> rows) {
    if (rows.isEmpty()) {
      return;
    }
    RowBatch batch = batch(rows, given);
    if (rows.size() >= MIN_ARRAY && dialect == Dialect.POSTGRESQL && batch.fitsArrays()) {
      batch.executeArrays(handle, sql.insertArrays());
    } else {
      batch.execute(handle, sql.insert());
    }
  }

  @Override
  public List<T> insertAbsent(Handle handle, Collection<T> rows) {
    requireKey();
    if (rows.isEmpty()) {
      return List.of();
    }
    int[] counts = batch(rows, absentOrder).execute(handle, sql.insertIfAbsent());
    List<T> added = new ArrayList<>();
    int at = 0;
    for (T row : rows) {
      if (counts[at] == 1) {
        added.add(row);
      }
      at++;
    }
    return added;
  }

  private RowBatch batch(Collection<T> rows, List<Integer> order) {
    RowBatch batch = new RowBatch(order.stream().map(i -> shape.columns().get(i).type()).toList());
    rows.forEach(row -> batch.add(pick(shape.values(row), order)));
    return batch;
  }

  @Override
  public T update(Handle handle, T row) {
    if (version.isEmpty()) {
      throw new IllegalStateException(
          "the table %s was given no version: say versioned(…)".formatted(name));
    }
    Object[] values = shape.values(row);
    List<Integer> order = updateOrder();
    if (bind(handle.createUpdate(sql.update()), order, pick(values, order)).execute() == 0) {
      throw Problem.changedMeanwhile().toException();
    }
    int at = version.get(0);
    long next = ((Number) values[at]).longValue() + 1;
    values[at] = values[at] instanceof Integer ? (Object) Math.toIntExact(next) : (Object) next;
    return shape.of(values);
  }

  /** Returns the columns whose values an update takes, in its order: the changed ones first. */
  private List<Integer> updateOrder() {
    return Stream.of(
            IntStream.range(0, shape.columns().size())
                .boxed()
                .filter(index -> !requireKey().contains(index) && !version.contains(index)),
            key.stream(),
            version.stream())
        .flatMap(each -> each)
        .toList();
  }

  @Override
  public boolean delete(Handle handle, Object... values) {
    return bind(handle.createUpdate(sql.delete()), requireKey(), values).execute() == 1;
  }

  private List<Integer> requireKey() {
    if (key.isEmpty()) {
      throw new IllegalStateException(
          "the table %s was given no key: say generated(…) or key(…)".formatted(name));
    }
    return key;
  }

  Dialect dialect() {
    return dialect;
  }

  String name() {
    return name;
  }

  RecordColumns<T> shape() {
    return shape;
  }

  List<Integer> indices(List<String> columns) {
    return columns.stream().map(this::index).toList();
  }

  private int index(String column) {
    int index = shape.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(
          "the rows of %s have no column %s, only %s".formatted(name, column, columns()));
    }
    return index;
  }

  private static Object[] pick(Object[] values, List<Integer> indices) {
    Object[] picked = new Object[indices.size()];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = values[indices.get(i)];
    }
    return picked;
  }

  /** Binds values with the types of their columns, so that a null has one too. */
  private <S extends SqlStatement<S>> S bind(S statement, List<Integer> to, Object[] values) {
    if (values.length != to.size()) {
      throw new IllegalArgumentException(
          "%s takes %s values here, not %s".formatted(name, to.size(), values.length));
    }
    for (int i = 0; i < values.length; i++) {
      statement.bindByType(i, values[i], shape.columns().get(to.get(i)).type().java());
    }
    return statement;
  }
}
