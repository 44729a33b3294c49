package dev.millet.database.engine;

import java.sql.Connection;
import java.sql.SQLException;

/** Work on a connection of its own, beside all transactions. */
@FunctionalInterface
public interface SchemaWork<T> {

  /** Does the work; the connection stays the caller's. */
  T run(Connection connection) throws SQLException;
}
