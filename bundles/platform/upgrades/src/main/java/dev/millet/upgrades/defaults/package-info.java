/** Detects and restores changed defaults of the JVM. */
package dev.millet.upgrades.defaults;
