/** The fields that a team adds to its products, in the API and the administration. */
package dev.millet.suggestions.arranging;
