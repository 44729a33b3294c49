package dev.millet.upgrades.problem;

import java.util.List;

/**
 * Something that keeps a module from its work.
 *
 * @param code what it is; the message {@code problem.<code>} says it in a sentence
 * @param arguments what the sentence names
 */
public record ModuleProblem(String code, List<String> arguments) {

  public static ModuleProblem of(String code, String... arguments) {
    return new ModuleProblem(code, List.of(arguments));
  }

  /** Says it for the log, where nobody's language is known. */
  @Override
  public String toString() {
    return arguments.isEmpty() ? code : code + ": " + String.join(", ", arguments);
  }
}
