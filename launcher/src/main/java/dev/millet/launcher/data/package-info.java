/** The data directory: its lock, its modes and its secrets. */
package dev.millet.launcher.data;
