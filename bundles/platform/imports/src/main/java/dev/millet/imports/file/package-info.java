/** Reads the rows of a file, whatever form it has. */
package dev.millet.imports.file;
