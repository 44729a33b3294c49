package dev.millet.database.rows;

import dev.millet.api.database.Keyset;
import java.util.List;

/** An order whose columns are not all named yet. */
record KeysetOrder<T>(RecordTable<T> table, String list, List<String> fixed)
    implements Keyset.Order<T> {

  @Override
  public Keyset.Order<T> within(String... columns) {
    return new KeysetOrder<>(table, list, List.of(columns));
  }

  @Override
  public Keyset<T> ascending(String... columns) {
    return new RecordKeyset<>(table, list, fixed, List.of(columns), "ASC", ">");
  }

  @Override
  public Keyset<T> descending(String... columns) {
    return new RecordKeyset<>(table, list, fixed, List.of(columns), "DESC", "<");
  }
}
