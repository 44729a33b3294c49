package dev.millet.imports.run;

import dev.millet.api.database.Database;
import dev.millet.api.database.Work;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Writes what another node may import at the same moment: where that one was faster, a unique key
 * is taken, and the write is made once more, on what is there then.
 */
final class RepeatedWrite {

  private static final int ATTEMPTS = 5;

  /** The state of a unique key that is taken. */
  private static final String TAKEN = "23505";

  private final Database database;

  RepeatedWrite(Database database) {
    this.database = database;
  }

  /** Does the work in one transaction, from the beginning each time. */
  <T> T write(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return database.write(work);
      } catch (UnableToExecuteStatementException e) {
        boolean taken =
            e.getCause() instanceof SQLException cause && TAKEN.equals(cause.getSQLState());
        if (!taken || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
