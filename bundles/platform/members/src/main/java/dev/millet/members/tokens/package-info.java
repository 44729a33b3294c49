/** Access tokens for programs. */
package dev.millet.members.tokens;
