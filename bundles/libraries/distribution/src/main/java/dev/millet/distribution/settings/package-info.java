/** The settings that bundles declare, and the values that are allowed. */
package dev.millet.distribution.settings;
