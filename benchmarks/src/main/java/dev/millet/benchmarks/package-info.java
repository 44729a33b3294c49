/** Measures Millet beside the bare parts that it stands on. */
package dev.millet.benchmarks;
