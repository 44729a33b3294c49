package dev.millet.database.migration;

import dev.millet.api.database.MigrationStep;

/**
 * One step as the bundle brings it.
 *
 * @param sql the file's one statement, without the closing semicolon
 */
public record MigrationFile(MigrationStep step, String sql) {

  static final String CONTRACT_FOLDER = "db/contract/";

  /** Whether it takes away, and has to wait until nobody needs that any more. */
  boolean contracts() {
    return step.file().startsWith(CONTRACT_FOLDER);
  }
}
