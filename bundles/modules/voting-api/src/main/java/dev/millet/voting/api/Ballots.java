package dev.millet.voting.api;

import dev.millet.api.subjects.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Votes, for modules that bring them in or count them. Thread-safe. */
@ProviderType
public interface Ballots {

  /**
   * Takes votes that were cast elsewhere, as if each had been cast at its own time. A member who
   * has voted for the subject already keeps that vote. Does not ask whether the subject exists or
   * is open. Joins the caller's transaction.
   *
   * @param votes at most 1,000
   * @return how many were new
   */
  int importVotes(List<ImportedVote> votes);

  /** The support of each subject that has any, by subject; one query for all. */
  Map<Subject, Long> support(Collection<Subject> subjects);
}
