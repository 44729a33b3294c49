/** The rules for titles, descriptions, comments and tags. */
package dev.millet.suggestions.text;
