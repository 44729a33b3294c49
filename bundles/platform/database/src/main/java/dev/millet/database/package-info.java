/** Opens the configured database and hands each bundle its own view of it. */
package dev.millet.database;
