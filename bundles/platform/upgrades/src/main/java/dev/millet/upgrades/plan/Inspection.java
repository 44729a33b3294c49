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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * Lets the framework read candidates without resolving or starting them: nothing of their code
 * runs, and they are gone again when the inspection is closed.
 */
final class Inspection implements AutoCloseable {

  private final Map<Candidate, Bundle> bundles = new LinkedHashMap<>();
  private final List<Trouble> unreadable = new ArrayList<>();

  private Inspection() {}

  /** Installs the candidates for the time being. */
  static Inspection of(BundleContext context, Collection<Candidate> candidates) throws IOException {
    Inspection inspection = new Inspection();
    for (Candidate candidate : candidates) {
      try (InputStream in = Files.newInputStream(candidate.file())) {
        inspection.bundles.put(
            candidate, context.installBundle("inspected:" + candidate.sha256(), in));
      } catch (BundleException e) {
        inspection.unreadable.add(Trouble.of("manifest", String.valueOf(e.getMessage())));
      }
    }
    return inspection;
  }

  /** The candidates whose manifests the framework cannot make sense of. */
  List<Trouble> unreadable() {
    return unreadable;
  }

  /** The bundle of a candidate; null where it cannot be read. */
  Bundle bundle(Candidate candidate) {
    return bundles.get(candidate);
  }

  /**
   * What a candidate needs and nobody has.
   *
   * @param going bundles that will not be there any more
   */
  List<Trouble> missing(Candidate candidate, Troubles troubles, Collection<Bundle> going) {
    Bundle bundle = bundles.get(candidate);
    return bundle == null ? List.of() : troubles.missing(bundle, going);
  }

  /** The steps that the database has not had; what is wrong with them is added to the troubles. */
  List<MigrationStep> pending(Candidate candidate, Migrations migrations, List<Trouble> found) {
    Bundle bundle = bundles.get(candidate);
    try {
      return bundle == null ? List.of() : migrations.pending(bundle);
    } catch (DatabaseException e) {
      found.add(Trouble.of("migration", e.getMessage()));
      return List.of();
    }
  }

  /**
   * How long everybody has to wait for the steps of a candidate.
   *
   * @param before the version that it replaces for good; null where there is none
   */
  Duration pause(Bundle before, Candidate candidate, Migrations migrations) {
    Bundle bundle = bundles.get(candidate);
    try {
      if (bundle == null) {
        return Duration.ZERO;
      }
      Duration expanding = migrations.expectedPause(bundle);
      return before == null
          ? expanding
          : expanding.plus(migrations.expectedContractPause(before, bundle));
    } catch (DatabaseException e) {
      // it stands against the change already
      return Duration.ZERO;
    }
  }

  /**
   * The steps that take away what no version needs once this one has been kept.
   *
   * @param before the version that it replaces for good; null where there is none
   */
  List<MigrationStep> contract(Bundle before, Candidate candidate, Migrations migrations) {
    Bundle bundle = bundles.get(candidate);
    try {
      return bundle == null || before == null
          ? List.of()
          : migrations.pendingContract(before, bundle);
    } catch (DatabaseException e) {
      // it stands against the change already
      return List.of();
    }
  }

  @Override
  public void close() throws BundleException {
    for (Bundle bundle : bundles.values()) {
      bundle.uninstall();
    }
  }
}
