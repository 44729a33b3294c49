/** Describes the installed modules and their problems. */
package dev.millet.upgrades.overview;
