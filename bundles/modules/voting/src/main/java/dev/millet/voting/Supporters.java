package dev.millet.voting;

import dev.millet.api.gateway.Permission;
import dev.millet.api.members.Identity;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectSupporters;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells other modules which members vote for a subject; carried support names nobody. */
final class Supporters implements SubjectSupporters {

  private final VoteStore votes;
  private final Permission seeVoters;

  Supporters(VoteStore votes, Permission seeVoters) {
    this.votes = votes;
    this.seeVoters = seeVoters;
  }

  @Override
  public boolean areNamedTo(Identity reader) {
    return seeVoters.isHeldBy(reader);
  }

  @Override
  public long count(String type, Collection<String> ids) {
    return ids.isEmpty() ? 0 : votes.countMembers(type, ids);
  }

  @Override
  public List<Long> after(Subject subject, long after, int limit) {
    return votes.membersAfter(subject, after, limit);
  }

  @Override
  public Set<Long> among(Subject subject, Collection<Long> members) {
    return members.isEmpty() ? Set.of() : votes.membersAmong(subject, members);
  }

  @Override
  public Set<Subject> supportedBy(long member, Collection<Subject> subjects) {
    Set<Subject> supported = new HashSet<>();
    Subject.idsByType(subjects)
        .forEach(
            (type, ids) ->
                votes
                    .subjectsOf(member, type, ids)
                    .forEach(id -> supported.add(new Subject(type, id))));
    return supported;
  }
}
