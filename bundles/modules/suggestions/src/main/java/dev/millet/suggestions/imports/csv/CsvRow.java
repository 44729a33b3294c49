package dev.millet.suggestions.imports.csv;

import dev.millet.suggestions.imports.Reason;
import java.util.List;

/**
 * One row of a CSV file.
 *
 * @param line the number of its first line, from 1
 * @param cells its fields; empty where it is broken
 * @param length in UTF-16 units
 * @param problem why it cannot be read; null where it can
 */
public record CsvRow(long line, List<String> cells, int length, Reason problem) {}
