package dev.millet.upgrades.page;

import dev.millet.platform.api.gateway.RequestStatistics;
import dev.millet.platform.api.modules.Generations;
import dev.millet.upgrades.overview.Overview;
import dev.millet.upgrades.overview.SharedBundles;

/**
 * The running modules, as pages look at them.
 *
 * @param overview the modules
 * @param sharedBundles what was installed besides them
 * @param generations their versions
 * @param statistics how these answer
 */
public record RunningModules(
    Overview overview,
    SharedBundles sharedBundles,
    Generations generations,
    RequestStatistics statistics) {}
