/** Runs an import, from the first line of a file to its summary. */
package dev.millet.imports.run;
