/** Backups by time and on demand, and their pages. */
package dev.millet.backup;
