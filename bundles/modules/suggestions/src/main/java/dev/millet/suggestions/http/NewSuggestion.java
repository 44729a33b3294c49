package dev.millet.suggestions.http;

import java.util.List;

/**
 * A suggestion to be made.
 *
 * @param product the product's slug
 * @param title 1 to 200 characters, one line
 * @param body Markdown, at most 20,000 characters; may be left out
 * @param tags at most 10 of at most 40 characters; may be left out
 */
public record NewSuggestion(String product, String title, String body, List<String> tags) {}
