package dev.millet.database.archive;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The numbers that the database gives next. They are kept, so that the number of something that was
 * deleted is never given again.
 */
interface Identities {

  /** The next number of a column that the database gives numbers; null where it is not known. */
  Long next(Connection connection, ArchivedTable table, ArchivedTable.Column column)
      throws SQLException;

  /** Goes on with a number. */
  void goOn(Connection connection, ArchivedTable table, ArchivedTable.Column column, long next)
      throws SQLException;
}
