package dev.millet.voting;

import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts people to the ids that votes carry. Thread-safe. */
final class People {

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

  Optional<Member> byId(long id) {
    return members.byId(id);
  }

  /**
   * The member that somebody means.
   *
   * @param written a handle, with or without the sign before it
   */
  Optional<Member> meant(String written) {
    String handle = written.strip();
    return members.byHandle(handle.startsWith("@") ? handle.substring(1) : handle);
  }

  /** The problem that nobody of that name is here. */
  static Problem.Field unknown(String written) {
    return new Problem.Field(
        "member", "unknown", "there is no member " + written + "; give the handle of one");
  }
}
