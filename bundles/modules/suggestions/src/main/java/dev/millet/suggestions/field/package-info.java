/** The fields that a team adds to its products, and what suggestions have in them. */
package dev.millet.suggestions.field;
