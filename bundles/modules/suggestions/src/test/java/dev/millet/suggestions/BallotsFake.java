package dev.millet.suggestions;

import dev.millet.api.subjects.Subject;
import dev.millet.voting.api.Ballots;
import dev.millet.voting.api.ImportedVote;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers imported votes; one vote a member and subject. */
public final class BallotsFake implements Ballots {

  private final Map<Subject, Set<Long>> members = new HashMap<>();

  @Override
  public synchronized int importVotes(List<ImportedVote> votes) {
    int taken = 0;
    for (ImportedVote vote : votes) {
      boolean added =
          members.computeIfAbsent(vote.subject(), key -> new HashSet<>()).add(vote.member());
      taken += added ? 1 : 0;
    }
    return taken;
  }

  @Override
  public synchronized Map<Subject, Long> support(Collection<Subject> subjects) {
    Map<Subject, Long> support = new HashMap<>();
    for (Subject subject : subjects) {
      support.put(subject, (long) members.getOrDefault(subject, Set.of()).size());
    }
    return support;
  }
}
