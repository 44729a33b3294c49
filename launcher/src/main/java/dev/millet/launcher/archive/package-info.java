/** Exports and imports archives from the command line. */
package dev.millet.launcher.archive;
