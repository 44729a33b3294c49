package dev.millet.upgrades.overview;

import java.util.List;

/**
 * Something that keeps a module from its work.
 *
 * @param code what it is; the message {@code trouble.<code>} says it in a sentence
 * @param arguments what the sentence names
 */
public record Trouble(String code, List<String> arguments) {

  public static Trouble of(String code, String... arguments) {
    return new Trouble(code, List.of(arguments));
  }

  /** Says it for the log, where nobody's language is known. */
  @Override
  public String toString() {
    return arguments.isEmpty() ? code : code + ": " + String.join(", ", arguments);
  }
}
