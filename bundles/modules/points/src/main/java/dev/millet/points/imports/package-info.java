/** Brings points in that members earned in another system. */
package dev.millet.points.imports;
