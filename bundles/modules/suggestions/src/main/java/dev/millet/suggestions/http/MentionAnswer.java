package dev.millet.suggestions.http;

import java.time.Instant;

/**
 * A place where the caller is mentioned.
 *
 * @param suggestion the suggestion's id
 * @param comment the comment's id; left out for the suggestion's own text
 * @param excerpt the first words of the text as plain text
 * @param by who wrote it; left out where the account is gone
 */
public record MentionAnswer(
    long suggestion, Long comment, String title, String excerpt, Author by, Instant at) {}
