package dev.millet.upgrades.leftovers;

/** Exists only to be loaded and dropped by a {@link Canary}. */
final class Bird {

  private Bird() {}
}
