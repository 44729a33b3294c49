/** Builds of other systems, and those of the demo. */
package dev.millet.builds.imports;
