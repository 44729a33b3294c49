package dev.millet.events.question;

import dev.millet.api.forms.Rules;
import dev.millet.api.text.TextFormat;
import java.util.List;

/**
 * The input of a host who asks something.
 *
 * @param choices of a question of the type {@code choice}, one in a line
 * @param required whether nobody registers without an answer
 */
public record NewQuestion(String type, String question, String choices, Boolean required) {

  private static final int MAX_CHOICES = 20;
  private static final int MAX_CHOICE = 120;

  /** The rules of the form and of the API. */
  public static final Rules<NewQuestion> RULES =
      Rules.of(NewQuestion.class)
          .choice("type", QuestionType.words())
          .line("question", 1, 200, "Which phone do you bring?")
          .text("choices", 0, 2_000, "Millet 2\nMillet 1\nNone")
          .flag("required")
          .require(
              "choices",
              NewQuestion::hasItsChoices,
              "number",
              "choices has 2 to 20 lines of at most 120 characters for a choice, else none");

  private boolean hasItsChoices() {
    List<String> all = options();
    return QuestionType.of(type) == QuestionType.CHOICE
        ? all.size() >= 2
            && all.size() <= MAX_CHOICES
            && all.stream().allMatch(each -> each.codePointCount(0, each.length()) <= MAX_CHOICE)
        : all.isEmpty();
  }

  private List<String> options() {
    return choices
        .lines()
        .map(TextFormat.LINE::tidy)
        .filter(each -> !each.isEmpty())
        .distinct()
        .toList();
  }

  Question row(long event) {
    return new Question(
        0,
        event,
        QuestionType.of(type),
        question,
        String.join("\n", options()),
        Boolean.TRUE.equals(required));
  }
}
