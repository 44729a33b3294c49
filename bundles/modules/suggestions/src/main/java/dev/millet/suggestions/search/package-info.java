/** Suggestions as search finds them. */
package dev.millet.suggestions.search;
