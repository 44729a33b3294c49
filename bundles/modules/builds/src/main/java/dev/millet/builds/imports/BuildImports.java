package dev.millet.builds.imports;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.imports.FileFormat;
import dev.millet.api.imports.FileImport;
import dev.millet.api.imports.FileImports;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Pages;
import dev.millet.builds.build.BuildUse;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.ImportedBuilds;
import dev.millet.builds.build.Shipping;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.channel.ImportedChannels;
import dev.millet.builds.train.Breaks;
import java.util.List;

/** Takes files of builds of other systems in, and has some to look at. */
public final class BuildImports {

  private static final Permission IMPORT = Permission.toAdminister("builds.import");

  private BuildImports() {}

  /** Returns what is contributed. */
  public static List<Contribution> of(
      FileImports imports,
      Pages pages,
      Database database,
      Channels channels,
      Builds builds,
      Breaks breaks,
      Shipping shipping) {
    var rows = new ImportedBuilds(database, builds, shipping);
    return imports.contributions(
        new FileImport<ImportedBuild>(
                "/builds",
                IMPORT,
                "Builds with their notes and entries: CSV or JSON Lines",
                session -> new BuildImporter(new ImportedChannels(channels), rows, breaks, session))
            .withRows("build", BuildImporter.BUILDS)
            .mapping("product", "channel", "version", "label", "date", "notes", "by")
            .identifiedBy("product", "channel", "version")
            .reading(
                FileFormat.csv()
                    .columns(
                        "product=product channel=channel version=version label=label date=date"
                            + " released=date notes=notes by=by")
                    .requiring("version", "date"))
            .withDemo(new BuildsDemo(() -> !database.read(BuildUse::any))),
        pages,
        database);
  }
}
