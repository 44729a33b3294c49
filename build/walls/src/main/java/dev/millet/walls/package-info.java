/** The walls between modules, as checks on built bundles and the sources beside them. */
package dev.millet.walls;
