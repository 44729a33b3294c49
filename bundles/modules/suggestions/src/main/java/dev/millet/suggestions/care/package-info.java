/** How the team handles suggestions: assignees, due dates, official responses, activity, inbox. */
package dev.millet.suggestions.care;
