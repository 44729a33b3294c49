/** Takes away what moderators decide, and gives it back. */
package dev.millet.suggestions.moderation;
