package dev.millet.database.rows;

/**
 * A column of a table.
 *
 * @param name in SQL
 */
record Column(String name, ColumnType type) {}
