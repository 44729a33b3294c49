/** Imports suggestions, comments and votes from files of other systems. */
package dev.millet.suggestions.imports;
