/**
 * The handling of suggestions by the team: assignees, due dates, official responses, activity,
 * inbox.
 */
package dev.millet.suggestions.care;
