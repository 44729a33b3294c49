package dev.millet.gateway.exchange;

import dev.millet.api.modules.Generations;
import dev.millet.gateway.Neighbours;
import dev.millet.gateway.access.Callers;

/**
 * What every exchange shares.
 *
 * @param generations the table that requests enter through
 * @param neighbours the platform bundles that may be away
 * @param callers recognises who is calling
 * @param problems writes problems
 * @param limits what a request may ask for
 */
public record Site(
    Generations generations,
    Neighbours neighbours,
    Callers callers,
    Problems problems,
    Limits limits) {}
