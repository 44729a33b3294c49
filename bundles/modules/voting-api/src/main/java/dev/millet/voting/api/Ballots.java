package dev.millet.voting.api;

import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Votes, for modules that bring them in or count them. Thread-safe. */
@ProviderType
public interface Ballots {

  /** The use that a subject's description names as open while votes are taken on it. */
  String VOTES = "votes";

  /**
   * Takes votes that were cast elsewhere, as if each had been cast at its own time. A member who
   * has voted for the subject already keeps that vote. Does not ask whether the subject exists or
   * is open. Joins the caller's transaction.
   *
   * @param votes at most 1,000
   * @return how many were new
   */
  int importVotes(List<ImportedVote> votes);

  /**
   * Sets the support that a source counted without naming who gave it, such as the votes of another
   * system. The same source with another number replaces what it said before, so that an import can
   * be repeated. Does not ask whether the subject exists or is open. Joins the caller's
   * transaction.
   *
   * @param source who counted, as people may read it, such as {@code Fider}: 1 to 80 code points
   * @param support how many, from 0 to a billion; 0 takes back what the source said before
   * @param since the moment at which this support counts as given
   * @throws IllegalArgumentException where the source or the number is outside of these bounds
   */
  void carry(Subject subject, String source, long support, Instant since);

  /**
   * Forgets a subject that is about to be removed, unless somebody supports it. Joins the caller's
   * transaction, in which the caller keeps the subject from being voted on.
   *
   * @return whether nobody supports it
   * @since 1.1
   */
  default boolean forget(Subject subject) {
    return support(List.of(subject)).getOrDefault(subject, 0L) == 0;
  }

  /** Returns the support of each subject, 0 where it has none; from memory, or by one query. */
  Map<Subject, Long> support(Collection<Subject> subjects);
}
