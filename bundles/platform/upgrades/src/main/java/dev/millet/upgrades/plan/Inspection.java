package dev.millet.upgrades.plan;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.MigrationStep;
import dev.millet.api.database.Migrations;
import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.overview.Trouble;
import dev.millet.upgrades.overview.Troubles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * Lets the framework read a candidate without resolving or starting it: nothing of its code runs,
 * and it is gone again when the inspection is closed.
 */
final class Inspection implements AutoCloseable {

  private final Bundle bundle;

  private Inspection(Bundle bundle) {
    this.bundle = bundle;
  }

  /**
   * Installs the candidate for the time being.
   *
   * @throws BundleException when the framework cannot make sense of its manifest
   */
  static Inspection of(BundleContext context, Candidate candidate)
      throws IOException, BundleException {
    try (InputStream in = Files.newInputStream(candidate.file())) {
      return new Inspection(context.installBundle("inspected:" + candidate.sha256(), in));
    }
  }

  /** What it needs and nobody has. */
  List<Trouble> missing(Troubles troubles) {
    return troubles.missing(bundle);
  }

  /** The steps that the database has not had; what is wrong with them is added to the troubles. */
  List<MigrationStep> pending(Migrations migrations, List<Trouble> found) {
    try {
      return migrations.pending(bundle);
    } catch (DatabaseException e) {
      found.add(Trouble.of("migration", e.getMessage()));
      return List.of();
    }
  }

  @Override
  public void close() throws BundleException {
    bundle.uninstall();
  }
}
