package dev.millet.voting;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.members.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A vote as its reader may see it, on pages and in answers.
 *
 * @param onBehalf left out where the member cast it, and for those who are neither staff nor the
 *     member
 */
public record Voter(Person member, Instant castAt, Proxy onBehalf) {

  /**
   * How a vote came about that was cast for a member.
   *
   * @param by who cast it; left out where that account is gone
   * @param note for staff only
   */
  public record Proxy(Person by, String source, String note) {}

  /** Returns everybody who has to do with the votes, by id; one query for all. */
  static Map<Long, Person> people(Members members, Collection<Vote> votes) {
    return members.people(
        votes.stream().flatMap(vote -> Stream.of(vote.member(), vote.castBy())).toList());
  }

  static Voter of(Vote vote, Map<Long, Person> people, Identity reader) {
    return new Voter(people.get(vote.member()), vote.castAt(), proxy(vote, people, reader));
  }

  private static Proxy proxy(Vote vote, Map<Long, Person> people, Identity reader) {
    boolean staff = reader.is(Role.STAFF);
    boolean own = reader.signedIn().filter(it -> it.id() == vote.member()).isPresent();
    if (vote.onBehalf() == null || !(staff || own)) {
      return null;
    }
    Person by = vote.castBy() == null ? null : people.get(vote.castBy());
    return new Proxy(by, vote.source(), staff ? vote.note() : null);
  }
}
