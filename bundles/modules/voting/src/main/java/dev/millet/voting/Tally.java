package dev.millet.voting;

import dev.millet.api.subjects.Subject;

/**
 * The support of a subject.
 *
 * @param subject which one
 * @param support how many members support it
 * @param mine whether the caller does; null for a visitor
 */
public record Tally(Subject subject, long support, Boolean mine) {}
