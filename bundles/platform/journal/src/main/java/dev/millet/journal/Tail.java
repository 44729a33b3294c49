package dev.millet.journal;

import dev.millet.api.journal.JournalEntry;
import dev.millet.api.json.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;

/**
 * The newest entries, in memory: read once for all subscriptions. Whoever is further behind reads
 * the database. Thread-safe.
 */
final class Tail {

  private static final int READ_AT_ONCE = 500;
  private static final int MAX_ENTRIES = 1_000;
  private static final long MAX_CHARACTERS = 1_000_000;

  private final JournalStore journal;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long characters;

  /** Everything behind this position, up to the newest that was read, is in memory. */
  private long from = -1;

  private long newest = -1;

  /** An entry as it is stored. */
  record Entry(long position, String type, Instant at, String payload) {

    /** Returns the entry as a subscriber reads it, with that subscriber's mapper. */
    JournalEntry with(Json mapper) {
      return new StoredEntry(position, type, at, payload, mapper);
    }
  }

  Tail(JournalStore journal) {
    this.journal = journal;
  }

  /** Reads what is new since the last time; the first time nothing is. Used by one thread. */
  void read() {
    if (newest() < 0) {
      begin(journal.newest());
    }
    List<Entry> more;
    do {
      more = journal.entries(newest(), READ_AT_ONCE);
      more.forEach(this::add);
    } while (more.size() == READ_AT_ONCE);
  }

  private synchronized long newest() {
    return newest;
  }

  private synchronized void begin(long position) {
    from = position;
    newest = position;
  }

  private synchronized void add(Entry entry) {
    entries.add(entry);
    characters += entry.payload().length();
    newest = entry.position();
    while (entries.size() > MAX_ENTRIES || characters > MAX_CHARACTERS) {
      Entry oldest = entries.remove();
      characters -= oldest.payload().length();
      from = oldest.position();
    }
  }

  /**
   * Returns the entries behind a position, the oldest first; empty where they are not all in
   * memory, and for a position that no entry has yet.
   */
  synchronized Optional<List<Entry>> after(long position) {
    if (position < from || position > newest) {
      return Optional.empty();
    }
    LinkedList<Entry> behind = new LinkedList<>();
    Iterator<Entry> newestFirst = entries.descendingIterator();
    while (newestFirst.hasNext()) {
      Entry next = newestFirst.next();
      if (next.position() <= position) {
        break;
      }
      behind.addFirst(next);
    }
    return Optional.of(behind);
  }
}
