package dev.millet.database.engine;

import dev.millet.api.database.Work;
import dev.millet.database.rows.InstantColumns;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * The open transactions of each thread. A thread's entry is removed when its outermost block ends,
 * so that no thread keeps hold of a bundle.
 */
final class Transactions implements ConnectionFactory {

  private final ThreadLocal<Transaction> open = new ThreadLocal<>();

  /** The innermost block of this thread, or null. */
  Transaction current() {
    return open.get();
  }

  /** Runs work as a block of its own, hiding what the thread has open until it ends. */
  <T> T within(Transaction transaction, Jdbi jdbi, Work<T> work) {
    Transaction outer = open.get();
    open.set(transaction);
    try {
      return transaction.run(jdbi, work);
    } finally {
      transaction.closeHandles();
      if (outer == null) {
        open.remove();
      } else {
        open.set(outer);
      }
    }
  }

  Jdbi jdbi() {
    Jdbi jdbi = Jdbi.create(this);
    jdbi.setTransactionHandler(new JoinedTransactionHandler());
    InstantColumns.register(jdbi);
    jdbi.getConfig(SqlStatements.class).setSqlParser(ParsedStatements.parser());
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    // what members write is bound to statements, and does not belong into a log
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(Transactions::withoutArguments);
    return jdbi;
  }

  private static String withoutArguments(StatementException failure) {
    StatementContext context = failure.getStatementContext();
    String message = failure.getShortMessage();
    return context == null ? message : message + " [" + context.getRawSql() + "]";
  }

  @Override
  public Connection openConnection() throws SQLException {
    Transaction transaction = open.get();
    if (transaction == null) {
      throw new SQLException("no read or write is open on this thread");
    }
    return transaction.connection();
  }

  /** The connection belongs to the transaction, not to the handle. */
  @Override
  public void closeConnection(Connection connection) {}
}
