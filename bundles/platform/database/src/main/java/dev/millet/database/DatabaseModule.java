package dev.millet.database;

import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.HealthCheck;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the database gives the platform. */
@Component(service = Contributor.class)
public final class DatabaseModule implements Contributor {

  private final OpenDatabase open;

  @Activate
  public DatabaseModule(@Reference OpenDatabase open) {
    this.open = open;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(new HealthCheck("database", () -> open.engine().health()));
  }
}
