package dev.millet.database.engine;

import java.sql.Connection;

/** Work on the connection of one transaction. */
@FunctionalInterface
public interface ConnectionWork<T> {

  /** Does the work; the connection is useless afterwards. */
  T run(Connection connection);
}
