package dev.millet.api.database;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The shared database, as one bundle sees it. Bundle-scoped: each bundle gets its own Jdbi over the
 * shared connections, and gets it only when the bundle's migrations have been applied. Thread-safe.
 *
 * <p>A transaction is bound to the thread: a {@code read} or {@code write} inside another joins it,
 * whichever bundle opened it, so that a change and its journal entries commit together. A checked
 * exception of the work is wrapped in a {@link DatabaseException}; unchecked ones pass through,
 * except those that JDBC reports as the database's own failure, which get a code. A write that
 * fails inside another undoes the whole, even where its exception is caught. A write inside a read
 * is a transaction of its own: a read has none to join.
 */
@ProviderType
public interface Database {

  Dialect dialect();

  /**
   * Runs work that only reads, and sees one committed state per statement; a statement that writes
   * is refused. Inside a write it sees the write's own changes.
   */
  <T> T read(Work<T> work);

  /**
   * Runs work in a transaction and returns when it is durable. On an exception everything that the
   * work did is undone, and the exception passes on. On the embedded database all writers of the
   * process take turns and share commits: work inside is short, touches nothing but the database,
   * and is cut off after the configured time. It is run again, a few times at most, when it lost
   * against another transaction (deadlock, serialization failure), and when it asked a module that
   * is being replaced, for which it waits without its turn. Schema changes are refused.
   *
   * @throws DatabaseException with the code that tells why it could not be committed
   */
  <T> T write(Work<T> work);

  /**
   * Returns a table of the bundle's own whose rows are records.
   *
   * @param name as in {@code db/}: begins with the module's name
   * @throws IllegalArgumentException where the table is another module's, or the record has a
   *     component that no column can hold
   * @since 1.3
   */
  <T extends Record> Table<T> table(String name, Class<T> row);

  /**
   * Begins to describe the order of rows that are not the records of one table: joined, or mapped
   * by hand. The SQL of such a list names its columns itself.
   *
   * @param name what the list is called; a cursor of another name is refused
   * @param position returns the values of the ordered columns of a row, in their order
   * @param types the types of these values: {@code Long}, {@code String} and the like
   * @since 1.5
   */
  <T> Keyset.Order<T> keyset(
      String name, RowMapper<T> mapper, Function<T, List<?>> position, Class<?>... types);

  /**
   * Returns a cache of what the bundle reads from its own tables. Both generations of a module have
   * one of the same name, and a change in one is a change in both.
   *
   * @param name one word; asked for again, it gives the same cache
   * @param most the number of values that are kept at most
   * @since 1.4
   */
  <K, V> ReadCache<K, V> cache(String name, int most);

  /**
   * Returns the moment as the database keeps it, to the microsecond: what is written is what is
   * read again.
   *
   * @since 1.3
   */
  default Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /** Whether a write transaction is open on this thread. */
  boolean writing();

  /**
   * Runs an action after the thread's current transaction has committed; at once where none is
   * open; never where it is rolled back. The action is quick, does not throw, and opens no
   * transaction.
   */
  void afterCommit(Runnable action);
}
