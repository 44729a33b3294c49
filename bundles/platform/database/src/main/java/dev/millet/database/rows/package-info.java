/** Tables whose rows are records, and lists of them that are read slice by slice. */
package dev.millet.database.rows;
