/** The importers that modules contribute, and everything that importing files has in common. */
package dev.millet.imports;
