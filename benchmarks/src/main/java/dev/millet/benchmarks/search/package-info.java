/** How well and how fast search finds. */
package dev.millet.benchmarks.search;
