package dev.millet.database.migration;

import java.sql.Connection;
import java.sql.SQLException;

/** Carries out one step as a kind of database needs it. */
interface StepApplier {

  /**
   * Carries out the step and records it.
   *
   * @param connection in auto-commit, before and after
   * @param begun whether an earlier attempt got as far as beginning
   */
  void apply(Connection connection, MigrationFile file, ExpandStep step, boolean begun)
      throws SQLException;
}
