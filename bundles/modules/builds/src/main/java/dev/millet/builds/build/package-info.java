/** Builds with their entries, notes and files, from the draft to the release and its withdrawal. */
package dev.millet.builds.build;
