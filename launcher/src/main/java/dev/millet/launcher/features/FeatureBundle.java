package dev.millet.launcher.features;

/**
 * A bundle that a feature brings.
 *
 * @param id where it lies in the repository
 * @param startLevel when it is started, 1 first
 */
public record FeatureBundle(Coordinates id, int startLevel) {}
