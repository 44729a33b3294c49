package dev.millet.testing;

import dev.millet.api.database.Database;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the plans of the embedded database, which depend on the statement and the indexes but not
 * on what the tables hold.
 */
final class HsqldbPlan implements ScanCheck.Plans {

  private static final Pattern RANGE =
      Pattern.compile(
          "join type=\\w+\\s+table=(\\w+)(.*?)access=([A-Z ]+)(.*?)(?=join type=|\\z)",
          Pattern.DOTALL);

  private static final Pattern VALUE =
      Pattern.compile("start conditions=\\[\\s*(?:AND arg_left=\\[\\s*)*EQUAL ");

  private final Database database;

  HsqldbPlan(Database database) {
    this.database = database;
  }

  /** A connection that only reads makes no plan of a change, so it is a write of its own. */
  @Override
  public List<String> scanned(String sql) {
    String plan =
        database.write(
            handle -> {
              String literal = withLiterals(handle.getConnection(), sql);
              try (var statement = handle.getConnection().createStatement();
                  var rows = statement.executeQuery("EXPLAIN PLAN FOR " + literal)) {
                StringBuilder lines = new StringBuilder();
                while (rows.next()) {
                  lines.append(rows.getString(1)).append('\n');
                }
                return lines.toString();
              }
            });
    return scannedBy(plan);
  }

  private static List<String> scannedBy(String plan) {
    List<String> tables = new ArrayList<>();
    Matcher ranges = RANGE.matcher(plan);
    while (ranges.find()) {
      boolean found = VALUE.matcher(ranges.group(4)).find();
      if (!found && !ranges.group(1).startsWith("SYSTEM_") && !endsEarly(ranges.group(4), plan)) {
        tables.add(ranges.group(1).toLowerCase(Locale.ROOT));
      }
    }
    return tables;
  }

  /**
   * The first rows in the order of an index, or in any, without looking for some among them. A
   * range alone, such as all of a day, grows with the table.
   */
  private static boolean endsEarly(String range, String plan) {
    return range.contains("limit=[")
        && !range.contains("other condition=[")
        && !plan.contains("isAggregated=[true]")
        && (!range.contains("order by=[") || range.contains("uses index"));
  }

  /** It explains no statement that has parameters. */
  private static String withLiterals(Connection connection, String sql) throws SQLException {
    StringBuilder literal = new StringBuilder();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ParameterMetaData parameters = statement.getParameterMetaData();
      int parameter = 0;
      boolean quoted = false;
      for (char c : sql.toCharArray()) {
        quoted ^= c == '\'';
        if (c == '?' && !quoted) {
          literal.append(literalOf(parameters, ++parameter));
        } else {
          literal.append(c);
        }
      }
    }
    return literal.toString();
  }

  private static String literalOf(ParameterMetaData parameters, int index) throws SQLException {
    return switch (parameters.getParameterType(index)) {
      case Types.VARCHAR, Types.CHAR -> "'7'";
      case Types.BOOLEAN -> "TRUE";
      case Types.DATE -> "DATE '2020-01-01'";
      case Types.TIMESTAMP_WITH_TIMEZONE -> "TIMESTAMP '2020-01-01 00:00:00+0:00'";
      case Types.VARBINARY, Types.BINARY -> "X'07'";
      case Types.DOUBLE -> "7E0";
      case Types.ARRAY -> "ARRAY[7]";
      default -> "7";
    };
  }
}
