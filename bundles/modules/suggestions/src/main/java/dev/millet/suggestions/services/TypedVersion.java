package dev.millet.suggestions.services;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;

/**
 * The version of a row that stood in the form when somebody opened it.
 *
 * @param text as it was sent, in the field {@code version}
 */
public record TypedVersion(String text) {

  /** Returns the version that a form was sent with. */
  public static TypedVersion of(Request request) {
    return new TypedVersion(request.form().value("version"));
  }

  /**
   * Checks that nobody has changed the row since.
   *
   * @throws dev.millet.api.gateway.ProblemException 412 where somebody has
   */
  public void require(int version) {
    if (!text.equals(Integer.toString(version))) {
      throw Problem.changedMeanwhile().toException();
    }
  }
}
