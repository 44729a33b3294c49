/** Measures what visitors notice of module changes, and what these leave behind. */
package dev.millet.benchmarks.swaps;
