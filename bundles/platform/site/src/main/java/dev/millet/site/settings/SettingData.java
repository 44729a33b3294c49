package dev.millet.site.settings;

import dev.millet.api.database.Database;
import dev.millet.api.members.MemberData;
import java.time.Instant;
import java.util.List;

/** Copies and erases the data about members who changed settings. */
public final class SettingData {

  private final Database database;
  private final SettingStore store;

  /** A change of a setting, as the copy of a member's data has it. */
  record Changed(String key, Instant at) {}

  public SettingData(Database database) {
    this.database = database;
    this.store = new SettingStore(database);
  }

  /** Returns the section of the copy, and its erasure. */
  public MemberData contribution() {
    return MemberData.of("site.settings", this::changed, this::forget);
  }

  private List<Changed> changed(long member) {
    return database.read(
        handle ->
            store.by(handle, member).stream()
                .map(row -> new Changed(row.settingKey(), row.changedAt()))
                .toList());
  }

  private void forget(long member) {
    database.write(
        handle -> {
          store.forget(handle, member);
          return null;
        });
  }
}
