package dev.millet.database.engine;

import java.util.Optional;

/** The one way in which a database is written to. Thread-safe. */
public interface Writer extends AutoCloseable {

  /**
   * Runs work in a transaction and returns when that is durable. Work may be run again after a
   * conflict.
   *
   * @throws dev.millet.api.database.DatabaseException with the code that tells why not
   */
  <T> T write(ConnectionWork<T> work);

  /**
   * Runs schema changes on a connection in auto-commit, while no other process does. Where a schema
   * change would commit what others have not finished, they wait.
   */
  <T> T alone(SchemaWork<T> work);

  /**
   * Runs work that reads, all of it, one and the same committed state, however long it takes;
   * nobody waits for it but a schema change.
   */
  <T> T snapshot(SchemaWork<T> work);

  /**
   * Returns where reading is possible at all.
   *
   * @throws dev.millet.api.database.DatabaseException of code UNAVAILABLE where it is not
   */
  default void requireReadable() {}

  /**
   * Returns the number of the database's opening. It grows where its files failed, since what was
   * read until then may have been undone.
   */
  default int opening() {
    return 0;
  }

  /** Returns what a failure of a read is called; may find out that the database is broken. */
  default RuntimeException named(RuntimeException failure) {
    return Failures.named(failure);
  }

  /** Empty when it can write, else what is wrong. */
  Optional<String> health();

  @Override
  void close();
}
