package dev.millet.api.database;

import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An order in which a table is listed slice by slice (keyset pagination): each slice begins behind
 * the last row of the one before, so the thousandth costs what the first does. Immutable and
 * thread-safe; to be made once and kept in a field.
 *
 * <p>There has to be an index on the fixed columns and the ordered ones, in this order. No ordered
 * column is ever null, and the last is unique within the list.
 *
 * @since 1.3
 */
@ProviderType
public interface Keyset<T> {

  /**
   * The columns of an order.
   *
   * @since 1.3
   */
  @ProviderType
  interface Order<T> {

    /**
     * Says which columns have one value in the whole list: the SQL compares each with {@code =}.
     */
    Order<T> within(String... columns);

    /**
     * Says that no index has the order: the fixed columns leave few rows, which are sorted.
     *
     * @since 1.5
     */
    Order<T> sorted();

    /** Orders from the smallest value on. */
    Keyset<T> ascending(String... columns);

    /** Orders from the greatest value on. */
    Keyset<T> descending(String... columns);
  }

  /**
   * Reads a slice: {@code "SELECT <columns> FROM thanks_notes WHERE <after> <order>"}.
   *
   * @param sql selects {@code <columns>}; has {@code <after>} among the conditions joined by AND,
   *     and {@code <order>} at its end. It is run more than once where many rows are equal
   * @param values binds the parameters of its own
   * @throws dev.millet.api.gateway.ProblemException 422 with the field code {@code bad-cursor}
   *     where the cursor is of another list, of other filters, or none
   */
  Slice<T> slice(Handle handle, ListRequest list, String sql, UnaryOperator<Query> values);

  /** Reads a slice with SQL that has no parameters of its own. */
  default Slice<T> slice(Handle handle, ListRequest list, String sql) {
    return slice(handle, list, sql, values -> values);
  }
}
