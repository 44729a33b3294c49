package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import java.util.function.Function;

/** Does what a submitted form asks for, or shows the form again with what is wrong. */
final class Submission {

  private static final int UNPROCESSABLE = 422;

  private Submission() {}

  /** Shows a form again. */
  @FunctionalInterface
  interface FormPage<T> {

    Reply show(Input<T> input, int status);
  }

  /**
   * Answers a form.
   *
   * @param action may refuse the value with a problem, which is shown in the form
   */
  static <T> Reply of(Input<T> input, Function<T, Reply> action, FormPage<T> page) {
    if (input.hasErrors()) {
      return page.show(input, UNPROCESSABLE);
    }
    try {
      return action.apply(input.value());
    } catch (ProblemException refused) {
      Problem problem = refused.problem();
      return page.show(input.refused(problem), problem.status());
    }
  }
}
