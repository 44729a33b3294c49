package dev.millet.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads PostgreSQL's plans for any values, made as if to read a whole table were dearer than
 * anything else: where one still does, no index helps.
 */
final class PostgresPlan implements ScanCheck.Plans {

  private static final Pattern SCAN =
      Pattern.compile(
          "(?:Seq Scan|Bitmap Heap Scan|(?<!Bitmap )Index Scan|Index Only Scan)(?: Backward)?(?: using \\w+)? on (\\w+)");

  private static final Pattern VALUE = Pattern.compile("(?:Index|Recheck) Cond: .*[^<>!]= ");

  private final String address;

  PostgresPlan(String address) {
    this.address = address;
  }

  @Override
  public List<String> scanned(String sql) {
    List<String> parameters = new ArrayList<>();
    String numbered = numbered(sql, parameters);
    String execute =
        "EXPLAIN EXECUTE examined"
            + (parameters.isEmpty() ? "" : "(" + String.join(",", parameters) + ")");
    try (Connection connection = DriverManager.getConnection(address);
        Statement statement = connection.createStatement()) {
      statement.execute("SET enable_seqscan = off");
      statement.execute("SET plan_cache_mode = force_generic_plan");
      statement.execute("PREPARE examined AS " + numbered);
      List<String> scanned = explained(statement, execute);
      if (scanned.isEmpty()) {
        return scanned;
      }
      // for few rows it rather sorts than reads them in the order of an index
      statement.execute("SET enable_sort = off");
      return explained(statement, execute);
    } catch (SQLException e) {
      throw new IllegalStateException("no plan for " + sql, e);
    }
  }

  private static List<String> explained(Statement statement, String execute) throws SQLException {
    statement.execute("DISCARD PLANS");
    try (ResultSet rows = statement.executeQuery(execute)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return scannedBy(lines);
    }
  }

  private static String numbered(String sql, List<String> parameters) {
    StringBuilder numbered = new StringBuilder();
    boolean quoted = false;
    for (char c : sql.toCharArray()) {
      quoted ^= c == '\'';
      if (c == '?' && !quoted) {
        parameters.add("NULL");
        numbered.append('$').append(parameters.size());
      } else {
        numbered.append(c);
      }
    }
    return numbered.toString();
  }

  private static List<String> scannedBy(List<String> plan) {
    List<String> tables = new ArrayList<>();
    for (int at = 0; at < plan.size(); at++) {
      Matcher scan = SCAN.matcher(plan.get(at));
      if (scan.find() && !narrowed(details(plan, at), plan)) {
        tables.add(scan.group(1));
      }
    }
    return tables;
  }

  /** The text of a node of the plan: the lines up to the next node. */
  private static String details(List<String> plan, int at) {
    int end = at + 1;
    while (end < plan.size() && !plan.get(end).contains("->")) {
      end++;
    }
    return String.join("\n", plan.subList(at, end));
  }

  /**
   * Some by a value that the index finds, or the first ones without looking for some among them. A
   * range alone, such as all of a day, grows with the table.
   */
  private static boolean narrowed(String scan, List<String> plan) {
    String whole = String.join("\n", plan);
    return VALUE.matcher(scan).find()
        || whole.contains("Limit ")
            && !scan.contains("Filter:")
            && !whole.contains("Sort ")
            && !whole.contains("Aggregate ");
  }
}
