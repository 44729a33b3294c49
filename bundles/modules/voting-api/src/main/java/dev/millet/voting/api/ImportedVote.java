package dev.millet.voting.api;

import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * A vote that was cast elsewhere.
 *
 * @param subject what it supports
 * @param member the id of the member who supports it
 * @param castAt when it was cast
 */
public record ImportedVote(Subject subject, long member, Instant castAt) {}
