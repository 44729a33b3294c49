package dev.millet.upgrades.page;

import dev.millet.api.gateway.RequestStatistics;
import dev.millet.api.modules.Generations;
import dev.millet.upgrades.overview.Overview;
import dev.millet.upgrades.overview.SharedBundles;

/**
 * What is looked at.
 *
 * @param overview the modules
 * @param sharedBundles what was put in besides them
 * @param generations their versions
 * @param statistics how these answer
 */
public record RunningModules(
    Overview overview,
    SharedBundles sharedBundles,
    Generations generations,
    RequestStatistics statistics) {}
