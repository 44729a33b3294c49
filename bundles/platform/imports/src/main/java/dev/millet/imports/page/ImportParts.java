package dev.millet.imports.page;

import dev.millet.api.database.Database;
import dev.millet.api.imports.FileImport;
import dev.millet.api.pages.Pages;
import dev.millet.imports.run.ImportDesk;
import dev.millet.imports.run.RunServices;

/**
 * The parts that the route and the pages of one module's imports work with.
 *
 * @param database that of the module
 * @param texts the pages of the module, for its texts
 */
public record ImportParts<R>(
    FileImport<R> file, RunServices services, Database database, Pages texts, ImportDesk desk) {}
