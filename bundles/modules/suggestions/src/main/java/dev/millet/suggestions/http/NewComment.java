package dev.millet.suggestions.http;

/**
 * A comment to be made.
 *
 * @param body Markdown, 1 to 10,000 characters
 */
public record NewComment(String body) {}
