package dev.millet.upgrades.change;

import dev.millet.upgrades.leftovers.Leftovers;
import dev.millet.upgrades.overview.BundleDiagnosis;
import dev.millet.upgrades.plan.TrustPolicy;
import dev.millet.upgrades.state.DesiredState;
import dev.millet.upgrades.state.ModuleRepository;

/**
 * The modules that are there, could be there and have been there.
 *
 * @param repository the files that could be installed
 * @param trust decides which of them may run
 * @param desired what the next start is to come up with
 * @param diagnosis finds out why a bundle does not contribute
 * @param leftovers what removed versions have left behind
 */
public record ModuleInventory(
    ModuleRepository repository,
    TrustPolicy trust,
    DesiredState desired,
    BundleDiagnosis diagnosis,
    Leftovers leftovers) {}
