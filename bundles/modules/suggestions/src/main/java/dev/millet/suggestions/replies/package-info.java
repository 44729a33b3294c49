/** Replies that the team saves, to begin official answers with. */
package dev.millet.suggestions.replies;
