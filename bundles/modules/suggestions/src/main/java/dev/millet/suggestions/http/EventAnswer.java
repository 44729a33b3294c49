package dev.millet.suggestions.http;

import java.time.Instant;

/**
 * Something that happened to a suggestion, in answers.
 *
 * @param kind received, assigned, due-set, due-moved, due-removed, status-changed, answered,
 *     answer-revised, edited, confirmed or merged
 * @param by who did it; left out for nobody, or a member who is gone
 * @param was a handle, a day, a status, or a version number, by kind; left out for nothing
 * @param became what it is since then, in the same form
 * @param duplicateOf the suggestion that says the same, where it was closed as a duplicate
 * @param note why, in plain text; left out for nothing
 * @param body the official answer as it read then, in Markdown; left out for other kinds
 */
public record EventAnswer(
    String kind,
    Instant at,
    Author by,
    String was,
    String became,
    Long duplicateOf,
    String note,
    String body) {}
