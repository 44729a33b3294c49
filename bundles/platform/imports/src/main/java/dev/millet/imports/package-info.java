/** The importers that modules contribute, for the command line. */
package dev.millet.imports;
