/** Notices of levels that are reached and of coins that expire soon. */
package dev.millet.points.notices;
