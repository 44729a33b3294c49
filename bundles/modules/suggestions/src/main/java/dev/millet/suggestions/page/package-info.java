/** The pages of suggestions. */
package dev.millet.suggestions.page;
