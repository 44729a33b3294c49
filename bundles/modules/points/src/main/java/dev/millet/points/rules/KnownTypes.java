package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.journal.JournalEffect;
import dev.millet.api.journal.JournalField;
import dev.millet.api.journal.JournalItem;
import dev.millet.api.journal.JournalType;
import dev.millet.api.journal.JournalTypes;
import dev.millet.api.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The journal types that modules describe, or described last: an entry is read right though its
 * module has just gone. Thread-safe.
 */
final class KnownTypes {

  private final JournalTypes described;
  private final Json json;
  private final Database database;
  private final Table<Row> rows;
  private volatile Map<String, JournalType> known = Map.of();

  /** The types that were noted last; null until some were. */
  private volatile List<JournalType> kept;

  private volatile int changes;

  /** A described type as it is kept. */
  record Row(String type, String description) {}

  /** The parts of a description. */
  record Description(
      String name,
      List<JournalField> fields,
      String actor,
      String author,
      JournalItem subject,
      List<JournalEffect> effects) {

    static Description of(JournalType type) {
      return new Description(
          type.name(),
          type.fields(),
          type.actor().orElse(null),
          type.author().orElse(null),
          type.subject().orElse(null),
          type.effects());
    }

    JournalType type() {
      return JournalType.of(name, fields, actor, author, subject, effects);
    }
  }

  KnownTypes(Database database, JournalTypes described, Json json) {
    this.database = database;
    this.described = described;
    this.json = json;
    this.rows = database.table("points_journal_types", Row.class).key("type");
  }

  /** Notes what the modules describe now; inside a write transaction. Does little as a rule. */
  void refresh(Handle handle) {
    List<JournalType> active = described.all();
    if (active.equals(kept)) {
      return;
    }
    Map<String, JournalType> all = new HashMap<>();
    Map<String, String> before = new HashMap<>();
    for (Row row :
        rows.select(handle, "SELECT <columns> FROM points_journal_types", query -> query)) {
      before.put(row.type(), row.description());
      all.put(row.type(), json.read(row.description(), Description.class).type());
    }
    for (JournalType type : active) {
      all.put(type.name(), type);
      keep(handle, new Row(type.name(), json.write(Description.of(type))), before.get(type.name()));
    }
    known = Map.copyOf(all);
    changes++;
    database.afterCommit(() -> kept = active);
  }

  private void keep(Handle handle, Row row, String before) {
    if (!row.description().equals(before)) {
      rows.delete(handle, row.type());
      rows.insertIfAbsent(handle, row);
    }
  }

  /** Grows whenever types are described otherwise. */
  int changes() {
    return changes;
  }

  Optional<JournalType> find(String name) {
    return Optional.ofNullable(known.get(name));
  }
}
