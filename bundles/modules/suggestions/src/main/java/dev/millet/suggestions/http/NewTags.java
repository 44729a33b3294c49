package dev.millet.suggestions.http;

import java.util.List;

/**
 * The tags that a suggestion shall have.
 *
 * @param tags at most 10 of at most 40 characters; empty for none
 */
public record NewTags(List<String> tags) {}
