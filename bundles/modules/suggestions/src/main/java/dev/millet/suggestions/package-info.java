/** Puts the suggestions module together. */
package dev.millet.suggestions;
