/** What search finds of suggestions. */
package dev.millet.suggestions.search;
