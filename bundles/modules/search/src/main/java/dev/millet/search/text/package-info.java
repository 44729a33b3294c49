/** Texts become the words that are compared. */
package dev.millet.search.text;
