/** Writes, edits and withdraws suggestions, and keeps what is derived from them. */
package dev.millet.suggestions.authoring;
