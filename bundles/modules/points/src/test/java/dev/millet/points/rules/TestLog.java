package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A journal that numbers what committed, and whose clock a test sets. */
final class TestLog implements Journal {

  private final Database database;
  private final Json json;
  private final List<JournalEntry> entries = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-10T10:00:00Z");

  /** An entry with its payload as JSON. */
  private record Entry(long position, String type, Instant at, String json, Json mapper)
      implements JournalEntry {

    @Override
    public <T> T payload(Class<T> wanted) {
      return mapper.read(json, wanted);
    }
  }

  TestLog(Database database, Json json) {
    this.database = database;
    this.json = json;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Has the next entries happen now, so that what is delayed does not count yet. */
  void catchUp() {
    now = Instant.now();
  }

  @Override
  public void append(String type, Object payload) {
    String document = json.write(payload);
    database.afterCommit(
        () -> entries.add(new Entry(entries.size() + 1, type, now, document, json)));
  }

  /** Appends in a transaction of its own. */
  void tell(String type, Object payload) {
    database.write(
        handle -> {
          append(type, payload);
          return null;
        });
  }

  @Override
  public List<JournalEntry> after(long position, int limit) {
    return entries.stream().skip(position).limit(limit).toList();
  }

  @Override
  public long newest() {
    return entries.size();
  }
}
