package dev.millet.voting;

import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts people to the ids that votes carry. Thread-safe. */
final class People {

  /** The code of the problem that several members may be meant. */
  static final String AMBIGUOUS = "ambiguous";

  private static final int NAMESAKES = 10;

  private final Members members;

  /** A member in an answer for programs. */
  record Person(long id, String handle, String displayName) {
    /** The member; null for nobody. */
    static Person of(Member member) {
      return member == null ? null : new Person(member.id(), member.handle(), member.displayName());
    }
  }

  People(Members members) {
    this.members = members;
  }

  /** Everybody who has to do with the votes, by id; one query for all. */
  Map<Long, Member> of(List<Vote> votes) {
    Set<Long> ids = new HashSet<>();
    for (Vote vote : votes) {
      ids.add(vote.member());
      if (vote.onBehalf() != null && vote.onBehalf().by() != null) {
        ids.add(vote.onBehalf().by());
      }
    }
    return ids.isEmpty() ? Map.of() : members.byIds(ids);
  }

  /** Those whom somebody may mean: by handle, name or mail address. */
  List<Member> meant(String written) {
    return members.meant(written, NAMESAKES);
  }

  /**
   * The one member whom somebody means.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where there is nobody, or are several
   */
  Member theOne(String written) {
    List<Member> found = meant(written);
    if (found.isEmpty()) {
      throw Problem.invalid("member", "unknown", "there is no member " + written).toException();
    }
    if (found.size() > 1) {
      String handles =
          String.join(", ", found.stream().map(member -> "@" + member.handle()).toList());
      throw Problem.invalid(
              "member", AMBIGUOUS, "several members may be meant; give a handle: " + handles)
          .toException();
    }
    return found.get(0);
  }
}
