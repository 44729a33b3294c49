/** The embedded database: group commit, sums of its files, recovery. */
package dev.millet.database.hsqldb;
