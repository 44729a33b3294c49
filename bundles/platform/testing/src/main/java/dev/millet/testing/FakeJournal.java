package dev.millet.testing;

import dev.millet.api.database.Database;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal that remembers what was appended by transactions that committed. Thread-safe. */
public final class FakeJournal implements Journal {

  private final Database database;
  private final List<JournalEntry> entries = new CopyOnWriteArrayList<>();

  public FakeJournal(Database database) {
    this.database = database;
  }

  @Override
  public void append(String type, Object payload) {
    database.afterCommit(() -> entries.add(entry(entries.size() + 1, type, payload)));
  }

  /** Returns what was appended, in the order of the commits. */
  public List<JournalEntry> entries() {
    return List.copyOf(entries);
  }

  /** The payloads of one type. */
  public <T> List<T> payloads(String type, Class<T> payload) {
    return entries.stream()
        .filter(entry -> entry.type().equals(type))
        .map(entry -> entry.payload(payload))
        .toList();
  }

  /** An entry for a test that stands in for the journal; its payload is the given object. */
  public static JournalEntry entry(long position, String type, Object payload) {
    return new Entry(position, type, Instant.now(), payload);
  }

  private record Entry(long position, String type, Instant at, Object payload)
      implements JournalEntry {

    @Override
    public String json() {
      throw new UnsupportedOperationException("a fake entry has no JSON");
    }

    @Override
    public <T> T payload(Class<T> wanted) {
      return wanted.cast(payload);
    }
  }
}
