package dev.millet.walls;

import dev.millet.database.migration.ContractStep;
import dev.millet.database.migration.ExpandStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration is one statement about a table of its own module. The version before can go on
 * writing under it; what takes away lies apart, in {@code db/contract/}, and waits.
 */
final class StepsOnlyExpand implements Wall {

  private static final Pattern NAME =
      Pattern.compile(
          "db/(contract/)?(?!0000)(\\d{4})-[a-z0-9-]+?(?:\\.(hsqldb|postgresql))?\\.sql");

  @Override
  public String rule() {
    return "steps-only-expand";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    List<Violation> violations = new ArrayList<>();
    Map<String, String> expanding = new HashMap<>();
    Map<String, String> contracting = new HashMap<>();
    for (Map.Entry<String, String> step : bundle.texts("db/", ".sql").entrySet()) {
      String path = step.getKey();
      Matcher name = NAME.matcher(path);
      if (!name.matches()) {
        violations.add(
            violation(
                bundle,
                path,
                "is not a step's name",
                "Name it db/NNNN-what-it-does[.hsqldb|.postgresql].sql, or db/contract/NNNN-… what"
                    + " takes away."));
      } else {
        (name.group(1) == null ? expanding : contracting).put(name.group(2), path);
      }
      checkStatement(bundle, path, step.getValue(), violations);
    }
    contracting.keySet().retainAll(expanding.keySet());
    contracting
        .values()
        .forEach(
            path ->
                violations.add(
                    violation(
                        bundle,
                        path,
                        "has the number of another step",
                        "Contract steps are numbered together with the others.")));
    return violations;
  }

  private void checkStatement(Bundle bundle, String path, String sql, List<Violation> violations) {
    boolean contracts = path.startsWith("db/contract/");
    try {
      if (contracts) {
        ContractStep.of(bundle.module(), sql);
      } else {
        ExpandStep.of(bundle.module(), sql);
      }
    } catch (IllegalArgumentException e) {
      violations.add(
          violation(
              bundle,
              path,
              e.getMessage(),
              contracts
                  ? "A contract step drops a table, index, column or constraint, or sets NOT NULL, of"
                      + " its own module; one statement a file."
                  : "A step makes a table, a nullable or constant-default column or a non-unique"
                      + " index of its own module; one statement a file. What takes away lies in"
                      + " db/contract/."));
    }
  }

  private Violation violation(Bundle bundle, String path, String found, String remedy) {
    return new Violation(bundle.name(), bundle.sourceOf(path), 0, rule(), found, remedy);
  }
}
