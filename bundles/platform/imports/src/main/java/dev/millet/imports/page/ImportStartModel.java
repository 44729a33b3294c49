package dev.millet.imports.page;

/**
 * The page on which a file is uploaded.
 *
 * @param texts the texts of the module
 * @param error the message key of what is wrong; the empty string where nothing is
 */
public record ImportStartModel(TextsOfModule texts, String path, String error) {}
