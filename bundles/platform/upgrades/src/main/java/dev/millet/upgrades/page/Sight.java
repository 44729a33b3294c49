package dev.millet.upgrades.page;

import dev.millet.api.gateway.Traffic;
import dev.millet.api.modules.Generations;
import dev.millet.upgrades.overview.Overview;

/**
 * What is looked at.
 *
 * @param overview the modules
 * @param generations their versions
 * @param traffic how these answer
 */
public record Sight(Overview overview, Generations generations, Traffic traffic) {}
