/** Checks on bundles that make the build fail. */
package dev.millet.walls;
