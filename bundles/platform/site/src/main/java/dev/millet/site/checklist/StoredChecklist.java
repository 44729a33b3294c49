package dev.millet.site.checklist;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.util.HashMap;
import java.util.Map;

/** The decisions of administrators about the checklist, in the database. Thread-safe. */
final class StoredChecklist {

  /** The item of the list itself; the key of a step has a dot. */
  static final String WHOLE = "checklist";

  private final Database database;
  private final Table<ChecklistRow> rows;

  StoredChecklist(Database database) {
    this.database = database;
    this.rows = database.table("site_checklist", ChecklistRow.class).key("item");
  }

  /** Returns what was decided, by item; items about which nothing was decided are left out. */
  Map<String, StepState> all() {
    Map<String, StepState> all = new HashMap<>();
    database
        .read(
            handle ->
                rows.select(
                    handle, "SELECT <columns> FROM site_checklist ORDER BY item", query -> query))
        .forEach(row -> all.put(row.item(), StepState.valueOf(row.state())));
    return Map.copyOf(all);
  }

  /**
   * Decides about an item.
   *
   * @param state {@link StepState#OPEN} takes back what was decided
   */
  void put(String item, StepState state) {
    database.write(
        handle -> {
          rows.insertIfAbsent(handle, new ChecklistRow(item, state.name(), database.now()));
          rows.lock(handle, item);
          rows.delete(handle, item);
          return state == StepState.OPEN
              ? null
              : rows.insert(handle, new ChecklistRow(item, state.name(), database.now()));
        });
  }
}
