package dev.millet.database.migration;

import dev.millet.platform.api.database.MigrationStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Carries out steps as a kind of database needs it. */
interface StepApplier {

  /**
   * A step that is to be carried out, of those that its folder allows.
   *
   * @param begun whether an earlier attempt got as far as beginning
   */
  record Planned(MigrationFile file, boolean begun) {

    MigrationStep step() {
      return file.step();
    }
  }

  /** A step that could not be carried out; those before it were, and are recorded. */
  final class StepFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient MigrationFile file;

    StepFailure(MigrationFile file, SQLException cause) {
      super(cause);
      this.file = file;
    }

    MigrationFile file() {
      return file;
    }
  }

  /**
   * Carries out the steps in their order and records them.
   *
   * @param connection in auto-commit, before and after
   * @param applied is told of each step that was carried out
   */
  void apply(Connection connection, List<Planned> steps, Consumer<Planned> applied)
      throws SQLException, StepFailure;
}
