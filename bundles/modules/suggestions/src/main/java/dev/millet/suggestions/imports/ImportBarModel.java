package dev.millet.suggestions.imports;

/**
 * The progress of an import.
 *
 * @param lines lines done
 * @param percent of the file's bytes
 */
public record ImportBarModel(long lines, int percent) {}
