package dev.millet.walls;

import dev.millet.database.migration.ExpandStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A migration is one statement under which the version before can go on writing, and it is about a
 * table of its own module.
 */
final class StepsOnlyExpand implements Wall {

  private static final Pattern NAME =
      Pattern.compile("db/(?!0000)\\d{4}-[a-z0-9-]+(\\.(hsqldb|postgresql))?\\.sql");

  @Override
  public String rule() {
    return "steps-only-expand";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    List<Violation> violations = new ArrayList<>();
    for (Map.Entry<String, String> step : bundle.texts("db/", ".sql").entrySet()) {
      if (!NAME.matcher(step.getKey()).matches()) {
        violations.add(
            violation(
                bundle,
                step.getKey(),
                "is not a step's name",
                "Name it db/NNNN-what-it-does[.hsqldb|.postgresql].sql."));
      }
      try {
        ExpandStep.of(bundle.module(), step.getValue());
      } catch (IllegalArgumentException e) {
        violations.add(
            violation(
                bundle,
                step.getKey(),
                e.getMessage(),
                "A step makes a table, a nullable or constant-default column or a non-unique index"
                    + " of its own module; one statement a file."));
      }
    }
    return violations;
  }

  private Violation violation(Bundle bundle, String path, String found, String remedy) {
    return new Violation(bundle.name(), bundle.sourceOf(path), 0, rule(), found, remedy);
  }
}
