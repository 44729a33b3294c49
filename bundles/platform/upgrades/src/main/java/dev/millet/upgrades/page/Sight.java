package dev.millet.upgrades.page;

import dev.millet.api.gateway.RequestStatistics;
import dev.millet.api.modules.Generations;
import dev.millet.upgrades.overview.Overview;
import dev.millet.upgrades.overview.PutIn;

/**
 * What is looked at.
 *
 * @param overview the modules
 * @param putIn what was put in besides them
 * @param generations their versions
 * @param statistics how these answer
 */
public record Sight(
    Overview overview, PutIn putIn, Generations generations, RequestStatistics statistics) {}
