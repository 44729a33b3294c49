package dev.millet.voting;

import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * The payload of {@code voting.carried}.
 *
 * @param subject what is supported
 * @param source who counted
 * @param delta how many more than before; negative where it became less
 * @param at when it was carried over
 * @param castAt the moment at which it counts as given; what is taken back names the very moment
 *     that it was given with
 * @param support the tally after it
 */
record SupportCarried(
    Subject subject, String source, long delta, Instant at, Instant castAt, long support) {

  static final String TYPE = "voting.carried";

  static SupportCarried of(Carried carried, long delta, Instant at, long support) {
    return new SupportCarried(
        carried.subject(), carried.source(), delta, at, carried.countsSince(), support);
  }
}
