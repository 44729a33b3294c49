package dev.millet.suggestions.http;

/**
 * The status that a suggestion shall have.
 *
 * @param note for the author, at most 1,000 characters; may be left out
 * @param duplicateOf the suggestion that says the same; for the status {@code duplicate} only
 */
public record NewStatus(String status, String note, Long duplicateOf) {}
