/** Stores which versions the next start runs. */
package dev.millet.upgrades.state;
