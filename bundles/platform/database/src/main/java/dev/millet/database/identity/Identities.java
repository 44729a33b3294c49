package dev.millet.database.identity;

import dev.millet.api.database.Dialect;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The numbers that the database gives next. They are kept, so that the number of something that was
 * deleted is never given again. Tables and columns are named as the database writes them. Used for
 * one look at the database.
 */
public interface Identities {

  /** Returns those of a kind of database. */
  static Identities of(Dialect dialect) {
    return dialect == Dialect.HSQLDB ? new HsqldbIdentities() : new PostgresIdentities();
  }

  /** The next number of a column that the database gives numbers; null where it is not known. */
  Long next(Connection connection, String table, String column) throws SQLException;

  /** Goes on with a number. */
  void goOn(Connection connection, String table, String column, long next) throws SQLException;
}
