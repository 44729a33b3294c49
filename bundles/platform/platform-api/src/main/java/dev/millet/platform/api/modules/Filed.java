package dev.millet.platform.api.modules;

/**
 * A contribution and the generation it came from.
 *
 * @param <C> the type of contribution
 */
public record Filed<C>(Generation generation, C contribution) {}
