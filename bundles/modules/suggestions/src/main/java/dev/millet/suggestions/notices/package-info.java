/** Tells members what became of suggestions. */
package dev.millet.suggestions.notices;
