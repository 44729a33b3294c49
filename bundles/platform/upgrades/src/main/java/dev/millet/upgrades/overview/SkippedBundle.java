package dev.millet.upgrades.overview;

/**
 * Something that was installed, and that the last start did without because it could not be
 * resolved.
 *
 * @param name a module's name, or the symbolic name of a bundle that modules share
 * @param reason why, in a sentence
 */
public record SkippedBundle(String name, String reason) {}
