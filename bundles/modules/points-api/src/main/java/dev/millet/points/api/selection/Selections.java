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
  default SelectionResult choose(Subject subject, int places, List<Candidate> candidates) {
    return choose(subject, places, Map.of(), candidates);
  }

  /**
   * Closes the list and chooses, where categories share the places. A party whose category has no
   * room for it is passed over as one for which there is no room at all, and the next of the order
   * gets what is left. The quotas and the categories are a part of the published list.
   *
   * @param places how many there are in all
   * @param quotas how many there are in a category, by its number, at most 30; what is missing has
   *     no limit but {@code places}
   * @param candidates in the order in which they entered, at most {@value #MAX_CANDIDATES}
   * @throws dev.millet.api.gateway.ProblemException 404 {@code not-found} where the subject has no
   *     selection
   * @since 1.1
   */
  SelectionResult choose(
      Subject subject, int places, Map<Long, Integer> quotas, List<Candidate> candidates);

  /**
   * Says whether the pages of a selection name somebody on its list from now on; nothing else of it
   * changes. Somebody who is not on the list stays so. Joins the caller's write transaction.
   *
   * @since 1.1
   */
  void show(Subject subject, long member, boolean shown);

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
