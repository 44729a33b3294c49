package dev.millet.upgrades.http;

import dev.millet.api.pages.View;
import dev.millet.upgrades.problem.ModuleProblem;
import java.util.List;

/**
 * What is wrong, for programs and for people.
 *
 * @param code stable
 * @param arguments what the sentence names
 * @param text the sentence, in the caller's language
 */
public record ProblemAnswer(String code, List<String> arguments, String text) {

  static ProblemAnswer of(View view, ModuleProblem problem) {
    return problem == null
        ? null
        : new ProblemAnswer(problem.code(), problem.arguments(), text(view, problem));
  }

  /** The sentence. */
  public static String text(View view, ModuleProblem problem) {
    return view.text("problem." + problem.code(), problem.arguments().toArray());
  }
}
