package dev.millet.database.postgresql;

import dev.millet.database.engine.ConnectionWork;
import dev.millet.database.engine.Failures;
import dev.millet.database.engine.Pool;
import dev.millet.database.engine.SchemaWork;
import dev.millet.database.engine.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A transaction for each writer: the server groups commits by itself. */
final class PlainWriter implements Writer {

  private static final int ATTEMPTS = 4;

  private final Pool pool;

  PlainWriter(Pool pool) {
    this.pool = pool;
  }

  @Override
  public <T> T write(ConnectionWork<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (RuntimeException e) {
        RuntimeException named = Failures.named(e);
        if (attempt == ATTEMPTS || !Failures.isConflict(named)) {
          throw named;
        }
      }
    }
  }

  private <T> T once(ConnectionWork<T> work) {
    try (Connection connection = pool.connection()) {
      connection.setAutoCommit(false);
      try {
        T answer = work.run(connection);
        connection.commit();
        return answer;
      } catch (RuntimeException | Error e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw Failures.named("the transaction failed", e);
    }
  }

  @Override
  public <T> T alone(SchemaWork<T> work) {
    try (Connection connection = pool.connection()) {
      return work.run(connection);
    } catch (SQLException e) {
      throw Failures.named("the schema could not be changed", e);
    }
  }

  @Override
  public Optional<String> health() {
    return pool.health();
  }

  @Override
  public void close() {
    pool.close();
  }
}
