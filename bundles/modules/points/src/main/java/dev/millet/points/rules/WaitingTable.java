package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The entries that wait for a module, in the transaction of the given handle. */
final class WaitingTable {

  private static final List<String> CAUSES = List.of("cause_item", "cause_about");

  private final Table<WaitingEntry> rows;

  WaitingTable(Database database) {
    this.rows = database.table("points_rule_waiting", WaitingEntry.class).key("position");
  }

  boolean isEmpty(Handle handle) {
    return rows.select(
            handle,
            "SELECT <columns> FROM points_rule_waiting ORDER BY position FETCH FIRST 1 ROWS ONLY",
            query -> query)
        .isEmpty();
  }

  /** Adds the entries that have to wait, and notes what was undone and restored of all that do. */
  void note(Handle handle, List<EntryFindings> findings) {
    boolean empty = isEmpty(handle);
    for (EntryFindings found : findings) {
      if (!empty) {
        found.undone().forEach(item -> undo(handle, item, found.position()));
        found.restored().forEach(item -> restore(handle, item));
      }
      if (found.waiting() != null) {
        empty = false;
        rows.insertIfAbsent(handle, found.waiting());
      }
    }
  }

  /** Has what waits with an item be undone: by itself, or also where it is already. */
  private static void undo(Handle handle, String item, long position) {
    for (String cause : CAUSES) {
      handle
          .createUpdate(
              """
              UPDATE points_rule_waiting SET undone_also = :item
               WHERE <cause> = :item AND undone_position IS NOT NULL AND undone_item <> :item
                 AND undone_also IS NULL
              """)
          .define("cause", cause)
          .bind("item", item)
          .execute();
      handle
          .createUpdate(
              """
              UPDATE points_rule_waiting SET undone_position = :undone, undone_item = :item
               WHERE <cause> = :item AND undone_position IS NULL
              """)
          .define("cause", cause)
          .bind("item", item)
          .bind("undone", position)
          .execute();
    }
  }

  private static void restore(Handle handle, String item) {
    for (String cause : CAUSES) {
      handle
          .createUpdate(
              """
              UPDATE points_rule_waiting SET undone_also = NULL
               WHERE <cause> = :item AND undone_also = :item
              """)
          .define("cause", cause)
          .bind("item", item)
          .execute();
      handle
          .createUpdate(
              """
              UPDATE points_rule_waiting SET undone_position = NULL, undone_item = NULL
               WHERE <cause> = :item AND undone_item = :item AND undone_also IS NULL
              """)
          .define("cause", cause)
          .bind("item", item)
          .execute();
      handle
          .createUpdate(
              """
              UPDATE points_rule_waiting SET undone_item = undone_also, undone_also = NULL
               WHERE <cause> = :item AND undone_item = :item
              """)
          .define("cause", cause)
          .bind("item", item)
          .execute();
    }
  }

  /** Returns the first entries that wait for none but these types of subjects. */
  List<WaitingEntry> next(Handle handle, Collection<String> types, int limit) {
    return types.isEmpty()
        ? List.of()
        : rows.select(
            handle,
            """
            SELECT <columns> FROM points_rule_waiting WHERE subject_type IN (<types>)
             ORDER BY position FETCH FIRST :limit ROWS ONLY
            """,
            query -> query.bindList("types", List.copyOf(types)).bind("limit", limit));
  }

  void remove(Handle handle, WaitingEntry entry) {
    rows.delete(handle, entry.position());
  }
}
