package dev.millet.database.rows;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection that lets a batch of many rows in as one call. Each value that is bound would
 * otherwise be a call of its own, with all that is checked at each.
 */
public interface BatchConnection {

  /**
   * Writes rows.
   *
   * @param <T> the result
   */
  @FunctionalInterface
  interface Batch<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Runs a batch on the connection behind this one, which the batch neither keeps nor closes. */
  <T> T run(Batch<T> batch) throws SQLException;
}
