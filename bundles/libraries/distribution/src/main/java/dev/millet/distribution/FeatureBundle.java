package dev.millet.distribution;

/**
 * A bundle that a feature brings.
 *
 * @param id where it lies in a repository
 * @param startLevel when it is started, 1 first
 */
public record FeatureBundle(Coordinates id, int startLevel) {}
