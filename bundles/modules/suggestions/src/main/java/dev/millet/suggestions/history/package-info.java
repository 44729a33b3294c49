/** The versions of a suggestion and what differs between them. */
package dev.millet.suggestions.history;
