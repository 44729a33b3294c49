package dev.millet.suggestions.trend;

import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * A vote that was cast or withdrawn, or support that was carried over from elsewhere, as the
 * journal tells of it.
 *
 * @param subject what it was about
 * @param castAt when it was cast, also where it is withdrawn now
 * @param delta by how many votes carried support grew, or shrank where it is negative; 0 for a vote
 * @param support how many support the subject after it
 */
public record VoteMoved(Subject subject, Instant castAt, long delta, long support) {

  /** Makes the entry of a single vote. */
  public VoteMoved(Subject subject, Instant castAt, long support) {
    this(subject, castAt, 0, support);
  }
}
