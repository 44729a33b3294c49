package dev.millet.builds.channel;

/**
 * The rules for the builds of a product, as a row of {@code builds_products}.
 *
 * @param versions the order of its versions
 * @param shipping the id of the channel whose builds ship what they contain; null for the last one
 */
public record ProductSettings(long productId, VersionScheme versions, Long shipping, int version) {}
