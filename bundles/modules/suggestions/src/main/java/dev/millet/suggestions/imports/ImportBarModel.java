package dev.millet.suggestions.imports;

/**
 * How far an import is.
 *
 * @param lines lines done
 * @param percent of the file's bytes
 */
public record ImportBarModel(long lines, int percent) {}
