package dev.millet.suggestions.http;

/**
 * A day until when something is promised.
 *
 * @param due such as {@code 2026-12-01}; null or left out for none
 * @param reason for the author, at most 1,000 characters; needed where a day is moved later or
 *     taken back
 */
public record NewDue(String due, String reason) {}
