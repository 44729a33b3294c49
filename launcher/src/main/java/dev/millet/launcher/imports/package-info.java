/** Imports files from the command line. */
package dev.millet.launcher.imports;
