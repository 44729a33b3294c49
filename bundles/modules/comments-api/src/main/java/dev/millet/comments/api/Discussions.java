package dev.millet.comments.api;

import dev.millet.api.subjects.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Comments, for modules that bring them in or count them. Thread-safe. */
@ProviderType
public interface Discussions {

  /** The use that a subject's description names as open while comments are taken on it. */
  String COMMENTS = "comments";

  /** The most code points of a comment. */
  int MAX_BODY = 10_000;

  /**
   * Returns how many comments each subject has, by subject; from memory, or by one query for each
   * type. Those that their authors removed do not count.
   */
  Map<Subject, Integer> counts(Collection<Subject> subjects);

  /**
   * Forgets a subject that is about to be removed, unless somebody commented on it. Joins the
   * caller's transaction, in which the caller keeps the subject from being commented on.
   *
   * @return whether nobody commented on it
   */
  boolean forget(Subject subject);

  /**
   * Takes comments that were written elsewhere; what is there already stays as it is. Does not ask
   * whether the subjects exist or take comments, and mentions nobody. Joins the caller's
   * transaction, in which the caller holds the subjects and the authors.
   *
   * @param comments at most 1,000
   * @return how many were new
   */
  int importComments(List<ImportedComment> comments);

  /** Returns the keys of the imported comments on a subject. */
  Set<String> importedKeys(Subject subject);
}
