/** The millet command. */
package dev.millet.launcher;
