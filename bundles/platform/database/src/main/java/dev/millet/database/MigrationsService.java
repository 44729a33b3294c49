package dev.millet.database;

import dev.millet.api.database.MigrationStep;
import dev.millet.api.database.Migrations;
import dev.millet.database.migration.BundleSteps;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The steps of bundles, for who upgrades modules. */
@Component(service = Migrations.class)
public final class MigrationsService implements Migrations {

  private final OpenDatabase open;

  @Activate
  public MigrationsService(@Reference OpenDatabase open) {
    this.open = open;
  }

  @Override
  public List<MigrationStep> pending(Bundle bundle) {
    return open.migrations().pending(BundleSteps.of(bundle, open.engine().dialect()));
  }

  @Override
  public List<MigrationStep> apply(Bundle bundle) {
    return open.migrations().apply(BundleSteps.of(bundle, open.engine().dialect()));
  }
}
