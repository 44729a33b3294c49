/** Imports suggestions from the command line. */
package dev.millet.launcher.imports;
