/** Pairs of subjects that may say the same: found at night, shown to the team. */
package dev.millet.search.pairs;
