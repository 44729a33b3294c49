package dev.millet.database.migration;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares what a version brings with what the database has had, and refuses what cannot be. */
final class StepCheck {

  private StepCheck() {}

  /**
   * The files that have not been applied, in order; of both kinds.
   *
   * @throws DatabaseException when an applied file was changed since, or when a newer version has
   *     made or begun a contract step that this one does not bring
   */
  static List<MigrationFile> unapplied(ModuleSteps steps, Map<Integer, StepLedger.Entry> entries) {
    Map<Integer, MigrationFile> known =
        steps.files().stream()
            .collect(Collectors.toMap(file -> file.step().number(), file -> file));
    List<MigrationFile> unapplied = new ArrayList<>(steps.files());
    entries.forEach(
        (number, entry) -> {
          MigrationFile file = known.get(number);
          if (file == null) {
            refuseContract(steps.module(), number, entry);
          } else if (entry.applied()) {
            refuseChanged(file, entry);
            unapplied.remove(file);
          }
        });
    return unapplied;
  }

  private static void refuseChanged(MigrationFile file, StepLedger.Entry entry) {
    if (!entry.checksum().equals(file.step().checksum())) {
      throw refused(
          file,
          "was changed after it had been applied: undo that and add a new file. In development,"
              + " begin with empty tables: millet modules reset "
              + file.step().module()
              + " <the new jar>",
          null);
    }
  }

  private static void refuseContract(String module, int number, StepLedger.Entry entry) {
    if (entry.contract()) {
      throw new DatabaseException(
          Code.NOT_MIGRATED,
          "module %s: a newer version has made step %s, after which this one cannot work with the data: run a version that brings that step"
              .formatted(module, number),
          null);
    }
  }

  /** Throws where a file is not of those that its folder is for. */
  static void refuseForbidden(MigrationFile file) {
    try {
      if (file.contracts()) {
        ContractStep.of(file.step().module(), file.sql());
      } else if (file.takesOver()) {
        TakeoverStep.of(file.step().module(), file.sql());
      } else {
        ExpandStep.of(file.step().module(), file.sql());
      }
    } catch (IllegalArgumentException e) {
      throw refused(file, "is not allowed: " + e.getMessage() + "\n" + file.sql(), e);
    }
  }

  static DatabaseException refused(MigrationFile file, String why, Exception cause) {
    return new DatabaseException(
        Code.NOT_MIGRATED,
        "module %s: %s %s".formatted(file.step().module(), file.step().file(), why),
        cause);
  }

  static DatabaseException failed(StepApplier.StepFailure failure) {
    Exception reason = (Exception) failure.getCause();
    String why = "failed: " + reason.getMessage().strip() + "\n" + failure.file().sql();
    return refused(failure.file(), why, reason);
  }
}
