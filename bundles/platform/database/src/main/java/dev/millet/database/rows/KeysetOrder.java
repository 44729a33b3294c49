package dev.millet.database.rows;

import dev.millet.api.database.Dialect;
import dev.millet.api.database.Keyset;
import java.util.List;

/**
 * An order whose columns are not all named yet.
 *
 * @param indexed whether an index has the order
 */
public record KeysetOrder<T>(OrderedRows<T> rows, List<String> fixed, boolean indexed)
    implements Keyset.Order<T> {

  /** Begins an order. */
  public static <T> KeysetOrder<T> of(MappedRows<T> rows) {
    return new KeysetOrder<>(rows, List.of(), true);
  }

  @Override
  public Keyset.Order<T> within(String... columns) {
    return new KeysetOrder<>(rows, List.of(columns), indexed);
  }

  @Override
  public Keyset.Order<T> sorted() {
    return new KeysetOrder<>(rows, fixed, false);
  }

  @Override
  public Keyset<T> ascending(String... columns) {
    return new RowKeyset<>(rows, hinted(), List.of(columns), "ASC", ">");
  }

  @Override
  public Keyset<T> descending(String... columns) {
    return new RowKeyset<>(rows, hinted(), List.of(columns), "DESC", "<");
  }

  /** HSQLDB takes the index of an order only where its fixed columns stand in the order too. */
  private RowKeyset.Hint hinted() {
    boolean hinted = indexed && rows.dialect() == Dialect.HSQLDB;
    return new RowKeyset.Hint(hinted ? fixed : List.of(), hinted ? " USING INDEX" : "");
  }
}
