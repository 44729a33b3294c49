package dev.millet.journal;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Table;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The journal's entries: appended without a position, numbered by the sequencer, read in order. */
final class JournalStore {

  private static final String BEGIN =
      "INSERT INTO journal_sequence (id, last_position) VALUES (1, 0)";

  /** Two nodes may begin the first journal at the same moment. */
  private static final String BEGIN_BESIDE_OTHERS = BEGIN + " ON CONFLICT (id) DO NOTHING";

  private final Database database;
  private final Clock clock;

  private final Table<Appended> inbox;
  private final Table<Numbered> numbered;

  /** An entry that was appended; its id is counted up. */
  private record Appended(String type, Instant appendedAt, String payload) {}

  private record Numbered(long position, String type, Instant appendedAt, String payload) {}

  private record Unnumbered(long id, String type, OffsetDateTime at, String payload) {}

  JournalStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.inbox = database.table("journal_inbox", Appended.class);
    this.numbered = database.table("journal_entries", Numbered.class).key("position");
  }

  void append(String type, List<String> payloads) {
    Instant now = clock.instant();
    List<Appended> entries =
        payloads.stream().map(payload -> new Appended(type, now, payload)).toList();
    database.write(
        handle -> {
          inbox.insertAll(handle, entries);
          return null;
        });
  }

  /**
   * Numbers committed entries. The row of the sequence is taken first: on a shared database it
   * keeps a second sequencer waiting.
   *
   * @return how many were numbered; less than {@code limit} when there are no more
   */
  int number(int limit) {
    return database.write(
        handle -> {
          if (!anyUnnumbered(handle)) {
            return 0;
          }
          long last = takeSequence(handle);
          List<Unnumbered> entries = unnumbered(handle, limit);
          if (entries.isEmpty()) {
            return 0;
          }
          move(handle, entries, last);
          handle
              .createUpdate("UPDATE journal_sequence SET last_position = :last WHERE id = 1")
              .bind("last", last + entries.size())
              .execute();
          return entries.size();
        });
  }

  private static boolean anyUnnumbered(Handle handle) {
    return handle
        .createQuery("SELECT id FROM journal_inbox ORDER BY id FETCH FIRST 1 ROWS ONLY")
        .mapTo(Long.class)
        .findFirst()
        .isPresent();
  }

  private long takeSequence(Handle handle) {
    if (!holdSequence(handle)) {
      boolean shared = database.dialect() == Dialect.POSTGRESQL;
      handle.createUpdate(shared ? BEGIN_BESIDE_OTHERS : BEGIN).execute();
      holdSequence(handle);
    }
    return handle
        .createQuery("SELECT last_position FROM journal_sequence WHERE id = 1")
        .mapTo(Long.class)
        .one();
  }

  private static boolean holdSequence(Handle handle) {
    return handle
            .createUpdate("UPDATE journal_sequence SET last_position = last_position WHERE id = 1")
            .execute()
        == 1;
  }

  private static List<Unnumbered> unnumbered(Handle handle, int limit) {
    return handle
        .createQuery(
            """
            SELECT id, type, appended_at, payload FROM journal_inbox
            ORDER BY id FETCH FIRST :limit ROWS ONLY
            """)
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Unnumbered(
                    row.getLong("id"),
                    row.getString("type"),
                    row.getObject("appended_at", OffsetDateTime.class),
                    row.getString("payload")))
        .list();
  }

  /** Deletes by id: an entry that commits late with a smaller id is not to be swept along. */
  private void move(Handle handle, List<Unnumbered> entries, long last) {
    List<Numbered> all = new ArrayList<>();
    PreparedBatch deletes = handle.prepareBatch("DELETE FROM journal_inbox WHERE id = :id");
    long position = last;
    for (Unnumbered entry : entries) {
      all.add(new Numbered(++position, entry.type(), entry.at().toInstant(), entry.payload()));
      deletes.bind("id", entry.id()).add();
    }
    numbered.insertAll(handle, all);
    deletes.execute();
  }

  List<JournalEntry> after(long position, int limit, Json mapper) {
    return entries(position, limit).stream().<JournalEntry>map(each -> each.with(mapper)).toList();
  }

  /** Reads entries as they are stored, the oldest first. */
  List<Tail.Entry> entries(long position, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT position, type, appended_at, payload FROM journal_entries
                    WHERE position > :position ORDER BY position FETCH FIRST :limit ROWS ONLY
                    """)
                .bind("position", position)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Tail.Entry(
                            row.getLong("position"),
                            row.getString("type"),
                            row.getObject("appended_at", OffsetDateTime.class).toInstant(),
                            row.getString("payload")))
                .list());
  }

  /** The position of the newest numbered entry; 0 before the first. */
  long newest() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT last_position FROM journal_sequence WHERE id = 1")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }

  /** The position before the oldest entry that is kept. */
  long beforeOldest() {
    // before the look for the oldest: what is numbered between the two would be passed over
    long newest = newest();
    OptionalLong oldest =
        database.read(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT position FROM journal_entries
                        ORDER BY position FETCH FIRST 1 ROWS ONLY
                        """)
                    .mapTo(Long.class)
                    .findOne()
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty()));
    return oldest.isPresent() ? oldest.getAsLong() - 1 : newest;
  }

  /**
   * Drops entries that are old and that every subscription has passed. They are looked for before
   * the write: none of them can be set aside any more.
   *
   * @return how many were dropped
   */
  int drop(Instant before, long passed, int limit) {
    List<Long> old = old(before, passed, limit);
    if (old.isEmpty()) {
      return 0;
    }
    database.write(
        handle -> {
          PreparedBatch deletes =
              handle.prepareBatch("DELETE FROM journal_entries WHERE position = :position");
          old.forEach(position -> deletes.bind("position", position).add());
          return deletes.execute();
        });
    return old.size();
  }

  private List<Long> old(Instant before, long passed, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT e.position FROM journal_entries e
                     WHERE e.position <= :passed AND e.appended_at < :before
                       AND NOT EXISTS (
                         SELECT s.position FROM journal_set_aside s
                          WHERE s.position = e.position)
                     ORDER BY e.position FETCH FIRST :limit ROWS ONLY
                    """)
                .bind("passed", passed)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
  }

  /**
   * The position that the newest entry has or, where it has not been numbered yet, will have; two
   * entries may still change places until then.
   */
  long appended() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COALESCE(MAX(s.last_position), 0)
                           + (SELECT COUNT(i.id) FROM journal_inbox i) AS appended
                      FROM journal_sequence s
                     WHERE s.id = 1
                    """)
                .mapTo(Long.class)
                .one());
  }
}
