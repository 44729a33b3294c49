package dev.millet.search.index;

import dev.millet.api.database.Database;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.search.SearchChanges;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectsChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The list of what is to be read again: written in the transaction of each change and read by every
 * node before it searches. Numbers are given before a commit, so that a lower one may appear behind
 * a higher one: a number that was passed over is looked for until its transaction must have ended.
 * The methods that read are for one thread at a time.
 */
public final class ChangeLog implements SearchChanges, ChunkedHandler {

  /** Longer than any transaction lasts, and than the clocks of two nodes differ. */
  private static final Duration SETTLED = Duration.ofMinutes(2);

  /** How long changes are kept; a node that has not searched for longer begins anew. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final int MAX_READ = 2_000;
  private static final int MAX_DROPPED = 500;

  private final Database database;
  private final Set<Long> seen = new LinkedHashSet<>();
  private long low = -1;
  private Instant lastRead = Instant.MIN;

  private record Change(long id, Subject subject, Instant at) {}

  public ChangeLog(Database database) {
    this.database = database;
  }

  @Override
  public void changed(Collection<Subject> subjects) {
    if (!database.writing()) {
      throw new IllegalStateException("a change is told inside the transaction that makes it");
    }
    database.write(
        handle -> {
          PreparedBatch inserts =
              handle.prepareBatch(
                  """
                  INSERT INTO search_changes (subject_type, subject_id, changed_at)
                  VALUES (:type, :id, :now)
                  """);
          Instant now = database.now();
          for (Subject subject : subjects) {
            inserts.bind("type", subject.type()).bind("id", subject.id()).bind("now", now).add();
          }
          return subjects.isEmpty() ? null : inserts.execute();
        });
  }

  /** Writes down what the journal was told where search was absent. */
  @Override
  public boolean handleChunk(JournalEntry entry) {
    // an index begins anew after half of that time
    if (entry.at().isAfter(database.now().minus(KEPT))) {
      changed(entry.payload(SubjectsChanged.class).subjects());
    }
    return true;
  }

  /**
   * Returns whether changes may have been dropped unread: then everything is read again, after the
   * place was taken with {@link #begin}.
   */
  boolean isLost() {
    return low < 0 || lastRead.isBefore(database.now().minus(KEPT.dividedBy(2)));
  }

  /** Takes the place from which on changes are read, before any document is. */
  void begin() {
    seen.clear();
    lastRead = database.now();
    low =
        database.read(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT COALESCE(MAX(c.id), 0) FROM search_changes c
                         WHERE c.changed_at < :settled
                        """)
                    .bind("settled", lastRead.minus(SETTLED))
                    .mapTo(Long.class)
                    .one());
  }

  /** Returns subjects that changed and were not returned before; empty where there are no more. */
  Set<Subject> next() {
    Instant now = database.now();
    Set<Subject> subjects = new LinkedHashSet<>();
    long from = low;
    List<Change> some;
    do {
      long after = from;
      some = database.read(handle -> read(handle, after));
      for (Change change : some) {
        if (seen.add(change.id())) {
          subjects.add(change.subject());
        }
        from = change.id();
      }
    } while (some.size() == MAX_READ && subjects.isEmpty());
    pass(some, now);
    lastRead = now;
    return subjects;
  }

  /** Moves the place on over numbers without a gap, and over gaps that nobody fills any more. */
  private void pass(List<Change> some, Instant now) {
    Instant settled = now.minus(SETTLED);
    for (Change change : some) {
      if (change.at().isBefore(settled) || change.id() == low + 1) {
        low = Math.max(low, change.id());
      }
    }
    while (seen.contains(low + 1)) {
      low++;
    }
    seen.removeIf(id -> id <= low);
  }

  private static List<Change> read(Handle handle, long after) {
    return handle
        .createQuery(
            """
            SELECT c.id, c.subject_type, c.subject_id, c.changed_at FROM search_changes c
             WHERE c.id > :after ORDER BY c.id FETCH FIRST :limit ROWS ONLY
            """)
        .bind("after", after)
        .bind("limit", MAX_READ)
        .map(
            (row, context) ->
                new Change(
                    row.getLong(1),
                    new Subject(row.getString(2), row.getString(3)),
                    row.getObject(4, java.time.OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Returns the ids of the subjects of a type that changed last, as far as changes are kept. */
  public List<String> recent(String type, int limit) {
    return database
        .read(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT c.subject_type, c.subject_id FROM search_changes c WHERE c.id > 0
                         ORDER BY c.id DESC FETCH FIRST :limit ROWS ONLY
                        """)
                    .bind("limit", MAX_READ)
                    .map((row, context) -> new Subject(row.getString(1), row.getString(2)))
                    .list())
        .stream()
        .filter(each -> each.type().equals(type))
        .map(Subject::id)
        .distinct()
        .limit(limit)
        .toList();
  }

  /**
   * Drops some changes that every node has read.
   *
   * @return whether there may be more
   */
  public boolean drop() {
    List<Long> old =
        database.read(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT c.id FROM search_changes c WHERE c.changed_at < :before
                         ORDER BY c.id FETCH FIRST :limit ROWS ONLY
                        """)
                    .bind("before", database.now().minus(KEPT))
                    .bind("limit", MAX_DROPPED)
                    .mapTo(Long.class)
                    .list());
    if (old.isEmpty()) {
      return false;
    }
    database.write(
        handle -> {
          PreparedBatch deletes = handle.prepareBatch("DELETE FROM search_changes WHERE id = :id");
          old.forEach(id -> deletes.bind("id", id).add());
          return deletes.execute();
        });
    return old.size() == MAX_DROPPED;
  }
}
