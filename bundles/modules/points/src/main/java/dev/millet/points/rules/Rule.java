package dev.millet.points.rules;

import java.time.Instant;

/**
 * A rule; what it says stands in its revisions.
 *
 * @param word tells the rules apart that are there from the beginning; null for others
 */
record Rule(long id, String word, Instant createdAt) {}
