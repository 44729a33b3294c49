package dev.millet.suggestions.imports;

/**
 * The page on which a file is uploaded.
 *
 * @param error the message key of what is wrong; null where nothing is
 */
public record ImportStartModel(String error) {}
