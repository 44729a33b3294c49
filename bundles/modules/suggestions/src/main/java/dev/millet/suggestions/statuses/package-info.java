/** The statuses that a team adds for its products, in the API and the administration. */
package dev.millet.suggestions.statuses;
