package dev.millet.database;

import dev.millet.api.json.Json;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.HealthCheck;
import dev.millet.database.archive.ArchiveApi;
import dev.millet.database.archive.Archives;
import dev.millet.database.migration.BundleSteps;
import dev.millet.database.migration.TakeoverStep;
import dev.millet.platform.api.archive.ArchiveSource;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The contributions of the database. */
@Component(service = {Contributor.class, ArchiveSource.class})
public final class DatabaseModule implements Contributor, ArchiveSource {

  /** The header of a bundle that names its tables with rows before anybody has done anything. */
  private static final String FILLED = "Millet-Filled-Tables";

  private final OpenDatabase open;
  private final Archives archives;
  private final ArchiveApi api;

  @Activate
  public DatabaseModule(BundleContext context, @Reference OpenDatabase open, @Reference Json json) {
    this.open = open;
    String version = context.getBundle().getVersion().toString();
    this.archives =
        new Archives(open.engine(), json, version, () -> takeovers(context), () -> filled(context));
    this.api = new ArchiveApi(archives, json);
  }

  @Override
  public void write(OutputStream out) throws IOException {
    archives.write(out);
  }

  private List<TakeoverStep> takeovers(BundleContext context) {
    return Arrays.stream(context.getBundles())
        .flatMap(bundle -> BundleSteps.of(bundle, open.engine().dialect()).takingOver().stream())
        .toList();
  }

  private static Set<String> filled(BundleContext context) {
    return Arrays.stream(context.getBundles())
        .map(bundle -> bundle.getHeaders("").get(FILLED))
        .filter(Objects::nonNull)
        .flatMap(tables -> Arrays.stream(tables.split("\\s*,\\s*")))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Contribution> contributions() {
    List<Contribution> contributions = new ArrayList<>(api.routes());
    contributions.add(new HealthCheck("database", () -> open.engine().health()));
    return List.copyOf(contributions);
  }
}
