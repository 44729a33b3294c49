package dev.millet.members.http;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;

/** Where a page of a list begins that is in the order of ids. */
public final class After {

  private After() {}

  /**
   * The id after which the page begins; 0 for the first page.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where it is no id
   */
  public static long of(Request request) {
    try {
      return Long.parseLong(request.query("after").orElse("0"));
    } catch (NumberFormatException e) {
      throw Problem.invalid("after", "form", "This is not the 'next' of a page").toException();
    }
  }
}
