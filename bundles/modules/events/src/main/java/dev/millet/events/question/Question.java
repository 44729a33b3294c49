package dev.millet.events.question;

import dev.millet.api.gateway.Problem;
import dev.millet.api.text.TextFormat;
import java.util.List;
import java.util.Optional;

/**
 * A question to those who register for an event, as a row of {@code events_questions}.
 *
 * @param choices the answers of a question of the type {@link QuestionType#CHOICE}, one in a line;
 *     empty for all others
 * @param required whether nobody registers without an answer
 */
public record Question(
    long id, long eventId, QuestionType type, String wording, String choices, boolean required) {

  /** The answer of somebody who agrees. */
  public static final String YES = "yes";

  /** The most characters of an answer. */
  public static final int MAX_ANSWER = 500;

  /** Returns the answers to choose from; empty where any text is an answer. */
  public List<String> options() {
    return choices.lines().filter(each -> !each.isBlank()).toList();
  }

  /** Returns the name of its field, in forms and problems. */
  public String field() {
    return "answers." + id;
  }

  boolean isSensitive() {
    return type.isSensitive();
  }

  /** Returns an answer as it is kept; empty for none. */
  static String tidied(String answer) {
    return answer == null ? "" : TextFormat.LINE.tidy(answer);
  }

  /** Returns what is wrong with a tidied answer; empty where it can be taken. */
  Optional<Problem.Field> refusal(String answer) {
    if (answer.isEmpty()) {
      return required ? refused("missing", "needs an answer") : Optional.empty();
    }
    if (TextFormat.LINE.hasUnwanted(answer)) {
      return refused("characters", "has a control character in it");
    }
    if (answer.codePointCount(0, answer.length()) > MAX_ANSWER) {
      return refused("too-long", "has more than " + MAX_ANSWER + " characters");
    }
    boolean unknown =
        type == QuestionType.CHOICE && !options().contains(answer)
            || type == QuestionType.CONSENT && !answer.equals(YES);
    return unknown ? refused("unknown", "is none of the choices") : Optional.empty();
  }

  private Optional<Problem.Field> refused(String code, String what) {
    return Optional.of(new Problem.Field(field(), code, field() + " " + what));
  }
}
