package dev.millet.database.engine;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.sql.SQLException;

/** Tells the failures that are the database's from those that are the work's. */
public final class Failures {

  private Failures() {}

  /** The exception itself, or one that carries a code where its cause is the database's. */
  public static RuntimeException named(RuntimeException e) {
    if (e instanceof DatabaseException) {
      return e;
    }
    SQLException sql = cause(e);
    Code code = sql == null ? null : code(sql);
    return code == null ? e : new DatabaseException(code, sql.getMessage(), e);
  }

  /** The same for what JDBC threw at the engine itself. */
  public static DatabaseException named(String what, SQLException e) {
    Code code = code(e);
    return new DatabaseException(
        code == null ? Code.UNAVAILABLE : code, what + ": " + e.getMessage(), e);
  }

  /** Whether trying the whole transaction again is worth it. */
  public static boolean isConflict(RuntimeException e) {
    return e instanceof DatabaseException named && named.code() == Code.CONFLICT;
  }

  /** By SQL:2016 part 2, 24.1 (SQLSTATE classes) and PostgreSQL's appendix A. */
  private static Code code(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("40")) {
      return Code.CONFLICT;
    }
    if (state.equals("57014") || state.equals("25P03") || state.equals("25P04")) {
      return Code.TIMEOUT;
    }
    if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
      return Code.UNAVAILABLE;
    }
    return null;
  }

  private static SQLException cause(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
