package dev.millet.suggestions.services;

import dev.millet.api.modules.ModuleFailureException;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.api.subjects.Subject;
import dev.millet.comments.api.Discussions;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.voting.api.Ballots;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The apis of voting and of comments, for as long as there are such modules. Without them nothing
 * of suggestions tells of votes or comments: no order by votes, no count.
 */
public final class Neighbours {

  private final Supplier<Ballots> ballots;
  private final Supplier<Discussions> discussions;

  /**
   * Makes a view of the modules; each supplier is asked once per use.
   *
   * @param ballots gives what is there now, null where that is nothing
   * @param discussions gives what is there now, null where that is nothing
   */
  public Neighbours(Supplier<Ballots> ballots, Supplier<Discussions> discussions) {
    this.ballots = ballots;
    this.discussions = discussions;
  }

  /** Returns the api of voting; to be read once per use. */
  public Optional<Ballots> ballots() {
    return Optional.ofNullable(ballots.get());
  }

  /** Returns whether there is voting. */
  public boolean hasVoting() {
    return ballots.get() != null;
  }

  /** Returns the api of comments; to be read once per use. */
  public Optional<Discussions> discussions() {
    return Optional.ofNullable(discussions.get());
  }

  /**
   * Returns how many comments each has that has any; empty where nobody can comment now. A list is
   * shown without the numbers rather than not at all.
   */
  public Optional<Map<Subject, Integer>> commentCounts(Collection<Suggestion> suggestions) {
    List<Subject> subjects = suggestions.stream().map(Suggestion::subject).toList();
    try {
      return discussions().map(each -> each.counts(subjects));
    } catch (ModuleUnavailableException | ModuleFailureException away) {
      return Optional.empty();
    }
  }

  /** Returns the support of each; empty where nobody can vote now. */
  public Optional<Map<Subject, Long>> support(Collection<Suggestion> suggestions) {
    List<Subject> subjects = suggestions.stream().map(Suggestion::subject).toList();
    try {
      return ballots().map(each -> each.support(subjects));
    } catch (ModuleUnavailableException | ModuleFailureException away) {
      return Optional.empty();
    }
  }

  /** Returns how many comments a suggestion has; 0 where nobody can comment. */
  public int commentCount(Suggestion suggestion) {
    return commentCounts(List.of(suggestion))
        .map(counts -> counts.getOrDefault(suggestion.subject(), 0))
        .orElse(0);
  }
}
