package dev.millet.database.migration;

import dev.millet.platform.api.database.MigrationStep;

/**
 * One step as the bundle brings it.
 *
 * @param sql the file's one statement, without the closing semicolon
 */
public record MigrationFile(MigrationStep step, String sql) {

  static final String CONTRACT_FOLDER = "db/contract/";
  static final String TAKEOVER_FOLDER = "db/takeover/";
  static final String FORMER_FOLDER = "db/former/";

  /** Whether it takes away, and has to wait until nobody needs that any more. */
  boolean contracts() {
    return step.file().startsWith(CONTRACT_FOLDER);
  }

  /** Returns whether it moves rows of another bundle's table into one of its own. */
  boolean takesOver() {
    return step.file().startsWith(TAKEOVER_FOLDER);
  }

  /** Returns whether it is about a table that another bundle has now: known, and never run. */
  boolean former() {
    return step.file().startsWith(FORMER_FOLDER);
  }
}
