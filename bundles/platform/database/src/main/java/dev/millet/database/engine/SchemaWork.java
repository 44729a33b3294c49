package dev.millet.database.engine;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done on the connection that changes the schema. */
@FunctionalInterface
public interface SchemaWork<T> {

  /** Does the work; the connection is in auto-commit and stays the caller's. */
  T run(Connection connection) throws SQLException;
}
