/** The views of the list that members save. */
package dev.millet.suggestions.saved;
