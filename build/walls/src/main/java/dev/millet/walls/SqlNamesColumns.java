package dev.millet.walls;

import dev.millet.database.statement.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * SQL names its columns. After a column has been added, {@code SELECT *} fails on PostgreSQL and a
 * positional INSERT on HSQLDB, and the previous generation is still running then.
 */
final class SqlNamesColumns implements Wall {

  @Override
  public String rule() {
    return "sql-names-columns";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    List<Violation> violations = new ArrayList<>();
    for (Constant constant : Constant.allIn(bundle)) {
      if (!SqlText.isStatement(constant.text())) {
        continue;
      }
      if (constant.assembled()) {
        violations.add(
            new Violation(
                bundle.name(),
                constant.file(),
                constant.line(),
                rule(),
                "assembles a statement from strings",
                "Write the whole statement as one text block and bind what varies."));
      } else {
        check(bundle, constant.file(), constant.line(), constant.text(), violations);
      }
    }
    for (Map.Entry<String, String> step : bundle.texts("db/", ".sql").entrySet()) {
      check(bundle, bundle.sourceOf(step.getKey()), 0, step.getValue(), violations);
    }
    return violations;
  }

  private void check(
      Bundle bundle, String file, int line, String text, List<Violation> violations) {
    SqlText sql = SqlText.of(text);
    if (sql.selectsStar()) {
      violations.add(
          new Violation(
              bundle.name(),
              file,
              line,
              rule(),
              "selects *: " + abbreviated(text),
              "Name the columns; SELECT 1 where only existence matters."));
    }
    if (sql.insertsByPosition()) {
      violations.add(
          new Violation(
              bundle.name(),
              file,
              line,
              rule(),
              "inserts by position: " + abbreviated(text),
              "Name the columns: INSERT INTO table (column, ...) VALUES (...)."));
    }
  }

  private static String abbreviated(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > 70 ? line.substring(0, 70) + "…" : line;
  }
}
