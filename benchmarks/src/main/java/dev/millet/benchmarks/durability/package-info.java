/** Measures what the embedded database loses on a full disk and with damaged files. */
package dev.millet.benchmarks.durability;
