/** Mentions of members in texts. */
package dev.millet.suggestions.mention;
