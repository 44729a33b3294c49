package dev.millet.suggestions;

import dev.millet.api.subjects.Subject;
import dev.millet.voting.api.Ballots;
import dev.millet.voting.api.ImportedVote;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers imported votes, one a member and subject, and carried support by source. */
public final class BallotsFake implements Ballots {

  private final Map<Subject, Set<Long>> members = new HashMap<>();
  private final Map<Subject, Map<String, Long>> carried = new HashMap<>();

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
  public synchronized void carry(Subject subject, String source, long support, Instant since) {
    carried.computeIfAbsent(subject, key -> new HashMap<>()).put(source, support);
  }

  @Override
  public synchronized Map<Subject, Long> support(Collection<Subject> subjects) {
    Map<Subject, Long> support = new HashMap<>();
    for (Subject subject : subjects) {
      long nameless =
          carried.getOrDefault(subject, Map.of()).values().stream().mapToLong(each -> each).sum();
      support.put(subject, members.getOrDefault(subject, Set.of()).size() + nameless);
    }
    return support;
  }
}
