/** Files by their content: on the disk, with their rows in the database. */
package dev.millet.files.store;
