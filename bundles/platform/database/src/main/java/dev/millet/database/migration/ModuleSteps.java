package dev.millet.database.migration;

import java.util.List;

/**
 * What one version of a module brings.
 *
 * @param module the module's name
 * @param files in the order of their numbers
 */
public record ModuleSteps(String module, List<MigrationFile> files) {

  /** Those that add, in order. */
  List<MigrationFile> expanding() {
    return files.stream().filter(file -> !file.contracts()).toList();
  }

  /** Those that move rows of other bundles' tables, in order. */
  public List<TakeoverStep> takingOver() {
    return files.stream()
        .filter(MigrationFile::takesOver)
        .map(file -> TakeoverStep.of(module, file.sql()))
        .toList();
  }

  /** Those that take away, in order. */
  List<MigrationFile> contracting() {
    return files.stream().filter(MigrationFile::contracts).toList();
  }
}
