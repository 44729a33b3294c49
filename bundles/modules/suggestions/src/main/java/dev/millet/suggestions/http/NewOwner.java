package dev.millet.suggestions.http;

/**
 * Who shall take care.
 *
 * @param owner the handle of a member of staff; null or left out for nobody
 */
public record NewOwner(String owner) {}
