/** What bundles say can be set about them, and the values that are allowed. */
package dev.millet.distribution.settings;
