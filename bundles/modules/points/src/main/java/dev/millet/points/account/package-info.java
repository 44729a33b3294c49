/** The account of a member on pages and in the API, leaderboards, and grants by hand. */
package dev.millet.points.account;
