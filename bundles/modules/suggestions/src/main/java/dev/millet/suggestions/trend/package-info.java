/** Computes which suggestions are trending. */
package dev.millet.suggestions.trend;
