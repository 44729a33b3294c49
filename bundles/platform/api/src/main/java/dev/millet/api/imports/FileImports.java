package dev.millet.api.imports;

import dev.millet.api.database.Database;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Pages;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives modules everything by which they take files in: the form of the file, its columns, the
 * check of a file, its progress and the report of refused rows are the same for all. Thread-safe.
 *
 * @since 1.1
 */
@ProviderType
public interface FileImports {

  /**
   * Returns what a module contributes to take a file in: a route for programs, the pages for
   * administrators with their entry in the menu, and the {@link Importer} for the command.
   *
   * <p>The pages show these messages of the module: {@code import.title}, {@code
   * import.title.hint}, {@code import.intro}, {@code import.file-hint} and {@code import.see} (the
   * link to what was imported), {@code import.columns-hint}; {@code import.field.<field>} for each
   * field that a column can be mapped to, {@code import.kind.<kind>} and {@code
   * import.total.<total>} for what is counted, and {@code refusal.<code>} for each {@link Reason}
   * of its own. A module that takes titles from texts has {@code import.splits-title}.
   *
   * @param pages those of the module
   * @param database that of the module
   */
  List<Contribution> contributions(FileImport<?> file, Pages pages, Database database);
}
