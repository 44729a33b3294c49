/** Suggestions, their statuses and their lists. */
package dev.millet.suggestions.suggestion;
