package dev.millet.site.settings;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The values in the database, which have one revision together. Thread-safe. */
final class SettingStore {

  private static final String NAME = "settings";

  private final Table<SettingRow> rows;
  private final Table<Revision> revisions;

  /** A number that counts the changes of something. */
  record Revision(String name, long revision) {}

  SettingStore(Database database) {
    this.rows = database.table("site_settings", SettingRow.class).key("setting_key");
    this.revisions = database.table("site_revisions", Revision.class).key("name");
  }

  Map<String, SettingRow> all(Handle handle) {
    Map<String, SettingRow> all = new HashMap<>();
    rows.select(handle, "SELECT <columns> FROM site_settings ORDER BY setting_key", query -> query)
        .forEach(row -> all.put(row.settingKey(), row));
    return Map.copyOf(all);
  }

  /** Reads the rows of some keys, each by its key. */
  Map<String, SettingRow> find(Handle handle, Collection<String> keys) {
    Map<String, SettingRow> found = new HashMap<>();
    keys.forEach(key -> rows.find(handle, key).ifPresent(row -> found.put(key, row)));
    return found;
  }

  long revision(Handle handle) {
    return revisions.find(handle, NAME).map(Revision::revision).orElse(0L);
  }

  /** Returns the revision, which nobody else changes before the transaction ends. */
  long lock(Handle handle) {
    revisions.insertIfAbsent(handle, new Revision(NAME, 0));
    return revisions.lock(handle, NAME).orElseThrow().revision();
  }

  /** Replaces rows, and counts that as one change; the revision is locked. */
  void put(Handle handle, List<SettingRow> changed) {
    for (SettingRow row : changed) {
      rows.delete(handle, row.settingKey());
      rows.insert(handle, row);
    }
    handle
        .createUpdate("UPDATE site_revisions SET revision = revision + 1 WHERE name = :name")
        .bind("name", NAME)
        .execute();
  }

  List<SettingRow> by(Handle handle, long member) {
    return rows.select(
        handle,
        "SELECT <columns> FROM site_settings WHERE changed_by = :member ORDER BY setting_key",
        query -> query.bind("member", member));
  }

  void forget(Handle handle, long member) {
    handle
        .createUpdate("UPDATE site_settings SET changed_by = NULL WHERE changed_by = :member")
        .bind("member", member)
        .execute();
  }
}
