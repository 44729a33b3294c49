package dev.millet.suggestions.http;

/**
 * An official answer to be given.
 *
 * @param body Markdown, 1 to 10,000 characters
 */
public record NewAnswer(String body) {}
