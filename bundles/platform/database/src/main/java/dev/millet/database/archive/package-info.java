/** Exports the database to an archive and imports one. */
package dev.millet.database.archive;
