/** Points: what members earn and spend, their levels, and how they stand beside others. */
package dev.millet.points;
