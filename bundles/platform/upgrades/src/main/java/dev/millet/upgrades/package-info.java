/** Puts the upgrades module together. */
package dev.millet.upgrades;
