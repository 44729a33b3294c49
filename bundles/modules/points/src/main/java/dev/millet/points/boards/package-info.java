/** Leaderboards of everybody, of products and of sets of members. */
package dev.millet.points.boards;
