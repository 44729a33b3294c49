package dev.millet.walls;

import dev.millet.database.migration.ExpandStep;
import dev.millet.database.statement.SqlText;
import java.util.ArrayList;
import java.util.List;

/** A module reads and writes no other tables than its own, {@code <module>_*}. */
final class TablesBelongToTheModule implements Wall {

  @Override
  public String rule() {
    return "tables-belong-to-the-module";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    List<Violation> violations = new ArrayList<>();
    if (bundle.module().isEmpty()) {
      return violations;
    }
    for (Constant constant : Constant.allIn(bundle)) {
      if (SqlText.isStatement(constant.text())) {
        for (String table : SqlText.of(constant.text()).tables()) {
          if (!isOwn(bundle, table)) {
            violations.add(violation(bundle, constant.file(), constant.line(), table));
          }
        }
      }
    }
    return violations;
  }

  private static boolean isOwn(Bundle bundle, String table) {
    return table.startsWith(prefix(bundle))
        || (bundle.platform()
            && (table.startsWith("information_schema.") || table.startsWith("pg_")));
  }

  private static String prefix(Bundle bundle) {
    return ExpandStep.prefix(bundle.module());
  }

  private Violation violation(Bundle bundle, String file, int line, String table) {
    return new Violation(
        bundle.name(),
        file,
        line,
        rule(),
        "touches the table " + table,
        "A module's tables begin with "
            + prefix(bundle)
            + "; what another module knows is asked through its api or learned from the journal.");
  }
}
