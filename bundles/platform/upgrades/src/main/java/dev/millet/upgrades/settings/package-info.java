/** Checks the settings of a version before it is installed. */
package dev.millet.upgrades.settings;
