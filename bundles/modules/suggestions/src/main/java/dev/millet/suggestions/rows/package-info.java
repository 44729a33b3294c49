/** Changes many rows a few at a time. */
package dev.millet.suggestions.rows;
