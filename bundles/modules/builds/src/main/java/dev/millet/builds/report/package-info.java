/** The experience report of each build: what members like and dislike in it, for a week. */
package dev.millet.builds.report;
