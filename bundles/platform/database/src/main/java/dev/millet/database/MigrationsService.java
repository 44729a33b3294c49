package dev.millet.database;

import dev.millet.database.migration.BundleSteps;
import dev.millet.database.migration.Contraction;
import dev.millet.database.migration.MigrationFiles;
import dev.millet.database.migration.ModuleReset;
import dev.millet.database.migration.ModuleSteps;
import dev.millet.platform.api.database.MigrationStep;
import dev.millet.platform.api.database.MigrationTexts;
import dev.millet.platform.api.database.Migrations;
import java.time.Duration;
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
    return open.migrations().pending(steps(bundle));
  }

  @Override
  public List<MigrationStep> pending(MigrationTexts texts) {
    return open.migrations().pending(steps(texts));
  }

  @Override
  public Duration expectedPause(Bundle bundle) {
    return open.migrations().expectedPause(steps(bundle));
  }

  @Override
  public Duration expectedPause(MigrationTexts texts) {
    return open.migrations().expectedPause(steps(texts));
  }

  @Override
  public List<MigrationStep> apply(Bundle bundle) {
    return open.migrations().apply(steps(bundle));
  }

  @Override
  public List<MigrationStep> pendingContract(Bundle before, Bundle after) {
    return contraction().pending(steps(before), steps(after));
  }

  @Override
  public List<MigrationStep> pendingContract(Bundle before, MigrationTexts after) {
    return contraction().pending(steps(before), steps(after));
  }

  @Override
  public Duration expectedContractPause(Bundle before, Bundle after) {
    return contraction().expectedPause(steps(before), steps(after));
  }

  @Override
  public Duration expectedContractPause(Bundle before, MigrationTexts after) {
    return contraction().expectedPause(steps(before), steps(after));
  }

  @Override
  public List<MigrationStep> applyContract(Bundle before, Bundle after) {
    return contraction().apply(steps(before), steps(after));
  }

  @Override
  public List<String> reset(String module) {
    return new ModuleReset(open.engine()).reset(module);
  }

  private Contraction contraction() {
    return open.migrations().contraction();
  }

  private ModuleSteps steps(Bundle bundle) {
    return BundleSteps.of(bundle, open.engine().dialect());
  }

  private ModuleSteps steps(MigrationTexts texts) {
    return MigrationFiles.of(texts.module(), texts.files(), open.engine().dialect());
  }
}
