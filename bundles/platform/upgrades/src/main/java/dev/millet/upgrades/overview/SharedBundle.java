package dev.millet.upgrades.overview;

import java.util.List;

/**
 * A bundle that modules share and that was installed while the platform ran.
 *
 * @param name its symbolic name
 * @param version the installed version; null where it is not installed
 * @param usedBy the modules that stand on it, in order
 */
public record SharedBundle(String name, String version, List<String> usedBy) {}
