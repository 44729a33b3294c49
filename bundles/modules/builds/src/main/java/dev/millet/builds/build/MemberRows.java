package dev.millet.builds.build;

import dev.millet.api.database.Table;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/**
 * The rows of one member in a table of members and entries, whose key is {@code entry_id} and
 * {@code member_id}: read for the copy of a member's data, and erased with the account. Joins the
 * caller's transaction.
 *
 * @param name the name of the table
 * @param entry returns the entry of a row
 */
public record MemberRows<T>(Table<T> table, String name, ToLongFunction<T> entry) {

  private static final int CHUNK = 100;

  /** Returns all rows of a member. */
  public List<T> of(Handle handle, long member) {
    return table.select(
        handle,
        """
        SELECT <columns> FROM <table> WHERE member_id = :member ORDER BY member_id, entry_id
        """,
        query -> query.define("table", name).bind("member", member));
  }

  /** Erases some rows of a member, and returns whether nothing is left. */
  public boolean erase(Handle handle, long member) {
    List<T> some =
        table.select(
            handle,
            """
            SELECT <columns> FROM <table> WHERE member_id = :member FETCH FIRST :limit ROWS ONLY
            """,
            query -> query.define("table", name).bind("member", member).bind("limit", CHUNK));
    some.forEach(each -> table.delete(handle, entry.applyAsLong(each), member));
    return some.size() < CHUNK;
  }
}
