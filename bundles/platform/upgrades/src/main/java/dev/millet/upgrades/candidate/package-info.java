/** Reads and checks files before they are trusted. */
package dev.millet.upgrades.candidate;
