package dev.millet.builds;

import dev.millet.api.database.Database;
import dev.millet.api.imports.FileImport;
import dev.millet.api.imports.FileImports;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Pages;
import java.util.List;

/** Keeps what the module describes of its files, and contributes nothing for it. */
final class NoImports implements FileImports {

  FileImport<?> described;

  @Override
  public List<Contribution> contributions(FileImport<?> file, Pages pages, Database database) {
    described = file;
    return List.of();
  }
}
