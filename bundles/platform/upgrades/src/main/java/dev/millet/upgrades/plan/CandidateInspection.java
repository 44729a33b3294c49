package dev.millet.upgrades.plan;

import dev.millet.api.database.DatabaseException;
import dev.millet.platform.api.database.MigrationStep;
import dev.millet.platform.api.database.Migrations;
import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.overview.BundleDiagnosis;
import dev.millet.upgrades.problem.ModuleProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.resource.Resource;

/**
 * Reads candidates as the framework would, without installing them: the framework runs code of some
 * bundles as soon as they are installed, and a candidate may be anybody's.
 */
final class CandidateInspection {

  private final Map<Candidate, CandidateBundle> bundles = new LinkedHashMap<>();
  private final List<ModuleProblem> unreadable = new ArrayList<>();

  private CandidateInspection() {}

  /** Reads the candidates. */
  static CandidateInspection of(Collection<Candidate> candidates) throws IOException {
    CandidateInspection inspection = new CandidateInspection();
    for (Candidate candidate : candidates) {
      try {
        inspection.bundles.put(candidate, CandidateBundle.read(candidate.file()));
      } catch (IllegalArgumentException e) {
        inspection.unreadable.add(ModuleProblem.of("manifest", String.valueOf(e.getMessage())));
      }
    }
    return inspection;
  }

  /** The candidates whose manifests the framework could not read. */
  List<ModuleProblem> unreadable() {
    return unreadable;
  }

  /** The requirements and capabilities of a candidate; null where it cannot be read. */
  Resource resource(Candidate candidate) {
    CandidateBundle bundle = bundles.get(candidate);
    return bundle == null ? null : bundle.resource();
  }

  /**
   * Returns what a candidate needs and neither an installed bundle nor another candidate has.
   *
   * @param going bundles that will not be there any more
   */
  List<ModuleProblem> missing(
      Candidate candidate, BundleDiagnosis problems, Collection<Bundle> going) {
    CandidateBundle bundle = bundles.get(candidate);
    return bundle == null
        ? List.of()
        : problems.missing(
            bundle.resource().getRequirements(null),
            bundles.values().stream().map(CandidateBundle::resource).toList(),
            going);
  }

  /**
   * Returns what keeps the candidates from being resolved although nothing that they need is
   * missing.
   *
   * @param bundles those that are installed
   * @param going those of them that will not be there any more
   */
  List<ModuleProblem> clashes(
      BundleDiagnosis problems, Bundle[] bundles, Collection<Bundle> going) {
    boolean incomplete =
        this.bundles.keySet().stream()
            .anyMatch(candidate -> !missing(candidate, problems, going).isEmpty());
    if (incomplete) {
      return List.of();
    }
    LiveWirings live = LiveWirings.of(bundles, going);
    return TrialResolution.of(
        this.bundles.values().stream().map(CandidateBundle::resource).toList(),
        live.resources(),
        live.wirings());
  }

  /** The steps that the database has not had; what is wrong with them is added to the problems. */
  List<MigrationStep> pending(
      Candidate candidate, Migrations migrations, List<ModuleProblem> found) {
    CandidateBundle bundle = bundles.get(candidate);
    try {
      return bundle == null ? List.of() : migrations.pending(bundle.migrations());
    } catch (DatabaseException e) {
      found.add(ModuleProblem.of("migration", e.getMessage()));
      return List.of();
    }
  }

  /**
   * How long everybody has to wait for the steps of a candidate.
   *
   * @param before the version that it replaces for good; null if absent
   */
  Duration pause(Bundle before, Candidate candidate, Migrations migrations) {
    CandidateBundle bundle = bundles.get(candidate);
    try {
      if (bundle == null) {
        return Duration.ZERO;
      }
      Duration expanding = migrations.expectedPause(bundle.migrations());
      return before == null
          ? expanding
          : expanding.plus(migrations.expectedContractPause(before, bundle.migrations()));
    } catch (DatabaseException e) {
      // it stands against the change already
      return Duration.ZERO;
    }
  }

  /**
   * The steps that take away what no version needs once this one has been kept.
   *
   * @param before the version that it replaces for good; null if absent
   */
  List<MigrationStep> contract(Bundle before, Candidate candidate, Migrations migrations) {
    CandidateBundle bundle = bundles.get(candidate);
    try {
      return bundle == null || before == null
          ? List.of()
          : migrations.pendingContract(before, bundle.migrations());
    } catch (DatabaseException e) {
      // it stands against the change already
      return List.of();
    }
  }
}
