package dev.millet.database.engine;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** Tells statements that read and change data from all others, by their first word. */
final class DataStatements {

  /** PostgreSQL's own among them lock, notify and copy; the transaction's end is in none. */
  private static final Set<String> DATA =
      Set.of(
          "SELECT", "WITH", "VALUES", "TABLE", "INSERT", "UPDATE", "DELETE", "MERGE", "CALL",
          "EXPLAIN", "LOCK", "NOTIFY", "COPY");

  private DataStatements() {}

  /** Schema changes belong into {@code db/}: on HSQLDB one here would commit what others do. */
  static void require(String sql) throws SQLException {
    String word = firstWord(sql);
    if (!word.isEmpty() && !DATA.contains(word)) {
      throw new SQLException(
          word + " is not for transactions: schema changes are steps in db/", "42000");
    }
  }

  private static String firstWord(String sql) {
    int at = 0;
    int length = sql.length();
    while (at < length) {
      char c = sql.charAt(at);
      if (sql.startsWith("--", at)) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? length : end;
      } else if (sql.startsWith("/*", at)) {
        int end = sql.indexOf("*/", at);
        at = end < 0 ? length : end + 2;
      } else if (Character.isLetter(c)) {
        int end = at;
        while (end < length && Character.isLetter(sql.charAt(end))) {
          end++;
        }
        return sql.substring(at, end).toUpperCase(Locale.ROOT);
      } else {
        at++;
      }
    }
    return "";
  }
}
