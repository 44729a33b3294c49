package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The entries that wait for a module, in the transaction of the given handle. */
final class WaitingTable {

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

  private void undo(Handle handle, String item, long position) {
    for (WaitingEntry each : with(handle, item)) {
      GivenRow.Undone undone = each.undone();
      if (undone == null) {
        mark(handle, each, new GivenRow.Undone(position, item, null));
      } else if (!item.equals(undone.item()) && undone.also() == null) {
        mark(handle, each, new GivenRow.Undone(undone.position(), undone.item(), item));
      }
    }
  }

  private void restore(Handle handle, String item) {
    for (WaitingEntry each : with(handle, item)) {
      GivenRow.Undone undone = each.undone();
      if (undone != null && item.equals(undone.also())) {
        mark(handle, each, new GivenRow.Undone(undone.position(), undone.item(), null));
      } else if (undone != null && item.equals(undone.item())) {
        boolean stands = undone.also() == null;
        mark(
            handle,
            each,
            stands ? null : new GivenRow.Undone(undone.position(), undone.also(), null));
      }
    }
  }

  private List<WaitingEntry> with(Handle handle, String item) {
    List<WaitingEntry> found =
        new ArrayList<>(
            rows.select(
                handle,
                "SELECT <columns> FROM points_rule_waiting WHERE cause_item = :item",
                query -> query.bind("item", item)));
    rows
        .select(
            handle,
            "SELECT <columns> FROM points_rule_waiting WHERE cause_about = :item",
            query -> query.bind("item", item))
        .stream()
        .filter(each -> !item.equals(each.cause().item()))
        .forEach(found::add);
    return found;
  }

  private static void mark(Handle handle, WaitingEntry entry, GivenRow.Undone undone) {
    handle
        .createUpdate(
            """
            UPDATE points_rule_waiting
               SET undone_position = :undone, undone_item = :item, undone_also = :also
             WHERE position = :position
            """)
        .bind("undone", undone == null ? null : undone.position())
        .bind("item", undone == null ? null : undone.item())
        .bind("also", undone == null ? null : undone.also())
        .bind("position", entry.position())
        .execute();
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
