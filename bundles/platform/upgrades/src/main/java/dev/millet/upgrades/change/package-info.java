/** Makes a change of modules step by step, and takes it back. */
package dev.millet.upgrades.change;
