package dev.millet.database.hsqldb;

import dev.millet.database.engine.ConnectionWork;
import dev.millet.database.engine.Failures;
import dev.millet.database.engine.SchemaWork;
import dev.millet.database.engine.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/** Writers take turns on one connection and commit one by one. */
final class TurnWriter implements Writer {

  private final Connection connection;
  private final DataSource source;
  private final ReentrantLock turn = new ReentrantLock(true);

  TurnWriter(Connection connection, DataSource source) throws SQLException {
    this.connection = connection;
    this.source = source;
    connection.setAutoCommit(false);
  }

  @Override
  public <T> T write(ConnectionWork<T> work) {
    turn.lock();
    try {
      T answer = work.run(connection);
      connection.commit();
      return answer;
    } catch (SQLException e) {
      throw Failures.named("the commit failed", e);
    } catch (RuntimeException e) {
      throw Failures.named(e);
    } finally {
      rollback();
      turn.unlock();
    }
  }

  /** Ends what is left of a failed turn; after a commit there is nothing to undo. */
  private void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw Failures.named("a failed turn could not be undone", e);
    }
  }

  @Override
  public <T> T alone(SchemaWork<T> work) {
    turn.lock();
    try (Connection schema = source.getConnection()) {
      return work.run(schema);
    } catch (SQLException e) {
      throw Failures.named("the schema could not be changed", e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public Optional<String> health() {
    return Optional.empty();
  }

  @Override
  public void close() {
    turn.lock();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      throw Failures.named("the database could not be shut down", e);
    } finally {
      turn.unlock();
    }
  }
}
