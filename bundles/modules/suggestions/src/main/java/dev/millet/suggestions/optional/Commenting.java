package dev.millet.suggestions.optional;

import dev.millet.api.modules.ModuleFailureException;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.api.subjects.Subject;
import dev.millet.comments.api.Discussions;
import dev.millet.suggestions.suggestion.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The api of comments, for as long as there are comments. Without them nothing of suggestions tells
 * of comments.
 */
public final class Commenting {

  private final Supplier<Discussions> discussions;

  /**
   * Makes a view of comments.
   *
   * @param discussions gives what is there now, null where that is nothing; asked once per use
   */
  public Commenting(Supplier<Discussions> discussions) {
    this.discussions = discussions;
  }

  /** Returns the api; to be read once per use. */
  public Optional<Discussions> discussions() {
    return Optional.ofNullable(discussions.get());
  }

  /**
   * Returns how many comments each has that has any; empty where nobody can comment now. A list is
   * shown without the numbers rather than not at all.
   */
  public Optional<Map<Subject, Integer>> counts(Collection<Suggestion> suggestions) {
    List<Subject> subjects = suggestions.stream().map(Suggestion::subject).toList();
    try {
      return discussions().map(each -> each.counts(subjects));
    } catch (ModuleUnavailableException | ModuleFailureException away) {
      return Optional.empty();
    }
  }

  /** Returns how many comments a suggestion has; 0 where nobody can comment. */
  public int count(Suggestion suggestion) {
    return counts(List.of(suggestion))
        .map(counts -> counts.getOrDefault(suggestion.subject(), 0))
        .orElse(0);
  }
}
