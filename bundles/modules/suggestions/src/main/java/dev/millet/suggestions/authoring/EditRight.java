package dev.millet.suggestions.authoring;

import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.suggestions.suggestion.Suggestion;

/** The right to change the wording of a suggestion: its author and staff have it. */
public final class EditRight {

  private EditRight() {}

  public static boolean has(Identity caller, Suggestion suggestion) {
    return caller.is(Role.STAFF) || isAuthor(caller, suggestion);
  }

  public static boolean isAuthor(Identity caller, Suggestion suggestion) {
    return caller
        .signedIn()
        .map(Member::id)
        .filter(id -> id.equals(suggestion.authorId()))
        .isPresent();
  }

  /**
   * Refuses everybody else.
   *
   * @throws dev.millet.api.gateway.ProblemException 403
   */
  public static void require(Identity caller, Suggestion suggestion) {
    if (!has(caller, suggestion)) {
      throw refused();
    }
  }

  /** Returns the refusal for those who may not. */
  public static RuntimeException refused() {
    return Problem.of(
            403,
            "suggestions.not-yours",
            "This is not yours to change",
            "The author and staff edit a suggestion; only staff change its status and product.")
        .toException();
  }
}
