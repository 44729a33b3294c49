package dev.millet.points.api.selection;

import dev.millet.api.subjects.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Chooses members for other modules, by rank or by a draw that anybody can check. Each selection
 * has a page that explains it, and says to each member why they were chosen or not. Thread-safe.
 *
 * <p>A draw is announced before anybody enters: the hash of its seed is published then, the list
 * when it is closed, and the seed with the result. The selection of a subject is its newest one.
 */
@ProviderType
public interface Selections {

  /** The most candidates of a selection: the counter of RFC 3797 has two bytes. */
  int MAX_CANDIDATES = 65_536;

  /**
   * Announces a selection; where the subject has one that is open, that one is changed, and keeps
   * its seed. Joins the caller's write transaction.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 for a requirement that no criterion accepts
   */
  SelectionStatus announce(NewSelection selection);

  /**
   * Closes the list and chooses. Called again, it returns the same result. Joins the caller's write
   * transaction.
   *
   * @param places how many there are; the next of the order whose party fits gets what is left
   * @param candidates in the order in which they entered, at most {@value #MAX_CANDIDATES}
   * @throws dev.millet.api.gateway.ProblemException 404 {@code not-found} where the subject has no
   *     selection
   */
  SelectionResult choose(Subject subject, int places, List<Candidate> candidates);

  /** Cancels the selection of a subject, if it is open. Joins the caller's write transaction. */
  void cancel(Subject subject, String reason);

  /** Returns how the selection of a subject stands. */
  Optional<SelectionStatus> find(Subject subject);

  /**
   * Returns which requirements members do not meet now; whoever meets all of them is missing.
   *
   * @param members at most 1,000 ids
   */
  Map<Long, List<Shortfall>> shortfalls(Collection<Long> members, List<Requirement> requirements);

  /**
   * Returns a requirement for a reader, such as "at least level 4".
   *
   * @return empty where no module knows the criterion now
   */
  Optional<String> describe(Requirement requirement, Locale locale);
}
