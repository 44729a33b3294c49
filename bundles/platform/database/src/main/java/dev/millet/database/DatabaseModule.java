package dev.millet.database;

import dev.millet.api.json.Json;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.HealthCheck;
import dev.millet.database.archive.ArchiveApi;
import dev.millet.database.archive.Archives;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The contributions of the database. */
@Component(service = Contributor.class)
public final class DatabaseModule implements Contributor {

  private final OpenDatabase open;
  private final ArchiveApi archives;

  @Activate
  public DatabaseModule(BundleContext context, @Reference OpenDatabase open, @Reference Json json) {
    this.open = open;
    String version = context.getBundle().getVersion().toString();
    this.archives = new ArchiveApi(new Archives(open.engine(), json, version), json);
  }

  @Override
  public List<Contribution> contributions() {
    List<Contribution> contributions = new ArrayList<>(archives.routes());
    contributions.add(new HealthCheck("database", () -> open.engine().health()));
    return List.copyOf(contributions);
  }
}
