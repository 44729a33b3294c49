package dev.millet.points.rules;

import java.time.Instant;

/**
 * The terms of a rule from one place in the journal on, until its next revision. They are never
 * changed, and what was given by them stays.
 *
 * @param fromPosition the entry by which it was saved; it counts for those behind. Null until the
 *     rules have come to that entry
 * @param terms as JSON
 * @param savedBy null for the platform
 */
record RuleRevision(
    long ruleId, int revision, Long fromPosition, String terms, Long savedBy, Instant savedAt) {}
