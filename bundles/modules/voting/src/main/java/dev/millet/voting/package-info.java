/** Votes of members for subjects of any module. */
package dev.millet.voting;
