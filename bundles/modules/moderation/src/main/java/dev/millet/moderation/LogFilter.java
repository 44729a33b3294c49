package dev.millet.moderation;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import java.util.Arrays;
import java.util.Optional;

/**
 * The actions that a reader of the log wants to see.
 *
 * @param action null for any
 * @param reason empty for any
 * @param author the author of the items; null for any
 * @param replied whether only those that their authors answered
 */
record LogFilter(Action action, String reason, Long author, boolean replied) {

  private static final long NOBODY = -1;

  /**
   * Reads the filter of a request; empty parameters are those of a form and mean any.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 for an unknown word
   */
  static LogFilter of(Request request, Members members) {
    return new LogFilter(
        value(request, "action").map(LogFilter::action).orElse(null),
        value(request, "reason").map(LogFilter::reason).orElse(""),
        value(request, "member")
            .map(handle -> handle.replaceFirst("^@", ""))
            .map(handle -> members.byHandle(handle).map(Member::id).orElse(NOBODY))
            .orElse(null),
        value(request, "replied").map(Boolean::parseBoolean).orElse(false));
  }

  private static Optional<String> value(Request request, String name) {
    return request.query(name).filter(value -> !value.isBlank()).map(String::strip);
  }

  private static Action action(String word) {
    return Arrays.stream(Action.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> unknown("action", "hide, remove, restore, lock or unlock"));
  }

  private static String reason(String word) {
    if (!NewAction.REASONS.contains(word) && !word.equals(NewAction.SUSPENSION)) {
      throw unknown("reason", String.join(", ", NewAction.REASONS) + " or suspension");
    }
    return word;
  }

  private static RuntimeException unknown(String name, String allowed) {
    return Problem.invalid(name, "unknown-choice", name + " is " + allowed).toException();
  }
}
