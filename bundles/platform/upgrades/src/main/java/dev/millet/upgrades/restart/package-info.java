/** Replaces modules by themselves for those who changed their settings. */
package dev.millet.upgrades.restart;
