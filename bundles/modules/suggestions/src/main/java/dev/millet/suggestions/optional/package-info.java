/** Votes and comments of other modules, which may be absent. */
package dev.millet.suggestions.optional;
