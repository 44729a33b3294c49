/** Reads CSV files in any of the usual encodings. */
package dev.millet.imports.csv;
