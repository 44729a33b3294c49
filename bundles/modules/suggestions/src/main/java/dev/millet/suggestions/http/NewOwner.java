package dev.millet.suggestions.http;

/**
 * The owner that a suggestion shall have.
 *
 * @param owner the handle of a member of staff; null or left out for nobody
 */
public record NewOwner(String owner) {}
