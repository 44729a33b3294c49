package dev.millet.voting;

import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * The payload of {@code voting.cast} and {@code voting.withdrawn}.
 *
 * @param subject what the vote is for
 * @param member whose vote
 * @param at when it was cast or withdrawn
 * @param castAt when it was cast; a withdrawn vote keeps the moment that it was cast
 * @param support the tally after it
 * @param by who cast it on behalf of the member; null where the member did
 * @param source how the member's wish was heard; null where the member cast it
 * @param imported whether it was cast elsewhere and brought along
 */
record VoteHappened(
    Subject subject,
    long member,
    Instant at,
    Instant castAt,
    long support,
    Long by,
    String source,
    boolean imported) {

  static final String CAST = "voting.cast";
  static final String WITHDRAWN = "voting.withdrawn";

  static VoteHappened of(Vote vote, Instant at, long support) {
    return of(vote, at, support, false);
  }

  static VoteHappened imported(Vote vote, Instant at, long support) {
    return of(vote, at, support, true);
  }

  private static VoteHappened of(Vote vote, Instant at, long support, boolean imported) {
    return new VoteHappened(
        vote.subject(),
        vote.member(),
        at,
        vote.castAt(),
        support,
        vote.castBy(),
        vote.source(),
        imported);
  }
}
