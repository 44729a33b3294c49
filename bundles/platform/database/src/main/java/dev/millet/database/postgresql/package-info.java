/** The PostgreSQL database. */
package dev.millet.database.postgresql;
