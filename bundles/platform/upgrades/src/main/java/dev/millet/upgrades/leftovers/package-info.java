/** Finds what a removed version left behind. */
package dev.millet.upgrades.leftovers;
