package dev.millet.imports;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.imports.FileImport;
import dev.millet.api.imports.FileImports;
import dev.millet.api.json.Json;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Products;
import dev.millet.imports.page.ImportApi;
import dev.millet.imports.page.ImportPage;
import dev.millet.imports.page.ImportParts;
import dev.millet.imports.run.ImportDesk;
import dev.millet.imports.run.RunServices;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes the routes by which modules take files in. It keeps nothing of a module: all that an import
 * needs lies in the contributions.
 */
@Component
public final class FileImportRoutes implements FileImports {

  private final RunServices services;
  private final Pages pages;

  @Activate
  public FileImportRoutes(
      @Reference Json json,
      @Reference Members members,
      @Reference Guard guard,
      @Reference Products products,
      @Reference Pages pages) {
    this.services = new RunServices(json, members, guard, products);
    this.pages = pages;
  }

  @Override
  public List<Contribution> contributions(FileImport<?> file, Pages texts, Database database) {
    return contributions(
        new ImportParts<>(file, services, database, texts, new ImportDesk(services.products())));
  }

  private <R> List<Contribution> contributions(ImportParts<R> parts) {
    ImportApi<R> api = new ImportApi<>(parts);
    List<Contribution> all = new ArrayList<>();
    all.add(api.route());
    all.add(api.importer());
    all.addAll(new ImportPage<>(parts, pages, InstantSource.system()).contributions());
    return all;
  }
}
