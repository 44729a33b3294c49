package dev.millet.suggestions.trend;

import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * What the journal tells of a vote that was cast or withdrawn.
 *
 * @param subject what it was about
 * @param castAt when it was cast, also where it is withdrawn now
 * @param support how many support the subject after it
 */
public record VoteMoved(Subject subject, Instant castAt, long support) {}
