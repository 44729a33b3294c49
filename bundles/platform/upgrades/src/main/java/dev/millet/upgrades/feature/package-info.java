/** Reads feature files and archives. */
package dev.millet.upgrades.feature;
